# kenzan: two commands do everything.
#
#   make          install what is missing, build, decide every claim and write reports/
#   make test     install what is missing and run the whole test suite: the proof check, in which everything is decided anew
#
# For those who work on it:
#
#   make check    format, lints, documentation and tests, as continuous integration runs them
#   make c-tests  build GMP and MPFR again with their own test suites (several minutes)
#   make bench    the benchmarks

CARGO ?= cargo
export PATH := $(PATH):$(HOME)/.cargo/bin

.PHONY: all test check c-tests bench needs

all: needs
	@echo "kenzan: building in release mode (the first build takes a few minutes)"
	@$(CARGO) build --release --locked
	@echo "kenzan: deciding every claim and writing reports/"
	@$(CARGO) run --release --locked --quiet

test: needs
	@echo "kenzan: building and running the test suite in release mode"
	@KENZAN_CACHE= $(CARGO) test --release --locked

check:
	@echo "kenzan: checking format, lints, documentation and tests"
	@.ci/run

c-tests: needs
	@echo "kenzan: building GMP and MPFR with their own test suites (several minutes)"
	@GMP_MPFR_SYS_CACHE=_ $(CARGO) build --release --locked --no-default-features --features cli --target-dir target/c-tests

bench: needs
	@echo "kenzan: running the benchmarks"
	@$(CARGO) bench --locked

needs:
	@echo "kenzan: looking for rust, a C compiler, make, diff and m4"
	@.ci/needs
