# The front door. `make` lists what there is. Where things are kept: PROBATUM_CACHE (default ~/.cache/probatum).
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory --no-builtin-rules

export PROBATUM_CACHE ?= $(HOME)/.cache/probatum
export CARGO_TARGET_DIR ?= $(PROBATUM_CACHE)/target
tools := deploy/tools
# `make test only=rust`, `make e2e only=main_job`
only ?=

help: ## Say what each word does
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

demo: needs ## Install what is missing, build, start with two tenants and a study; prints address and accounts
	@. $(tools)/setup.sh app server
	step 'browser app (optimised)' node app/build.mjs
	step 'server (optimised)' cargo build --release -p server
	exec "$$CARGO_TARGET_DIR/release/probatum" demo $(args)

dist: needs ## Build the browser app into dist/, optimised and compressed
	@. $(tools)/setup.sh app
	node app/build.mjs

dev: needs ## Rebuild and restart at each change of a file, on a demo of its own
	@. $(tools)/setup.sh app server
	node $(tools)/dev.mjs

test: needs ## Install what tests need; lint, unit, server, wasm and browser tests (only=lint|rust|wasm|browser)
	@. $(tools)/setup.sh app server tests
	node $(tools)/suites.mjs $(only)

lint: needs ## Format, clippy, style sheets, requirement trace
	@. $(tools)/setup.sh wasm
	node $(tools)/suites.mjs lint

e2e: needs ## Browser tests alone (only=part of a file name)
	@. $(tools)/setup.sh app server tests
	ONLY='$(only)' node $(tools)/suites.mjs browser

bench: needs ## Benchmarks: saves beside PostgreSQL alone, a long trail (TRAIL='12500 40 24' is 12 million entries); rules beside other engines, and as wasm; a form beside others (only=form)
	@. $(tools)/setup.sh app server tests
	if [ "$(only)" != form ]; then
	cargo bench -p server $(args)
	cargo run --quiet --release -p server --features kit --example trail -- $${TRAIL:-1250 40 24}
	cd $(tools)/rule-bench
	cargo build --quiet --release --lib --target wasm32-unknown-unknown
	cargo run --quiet --release
	node wasm.mjs "$$CARGO_TARGET_DIR/wasm32-unknown-unknown/release/rule_bench.wasm"
	cd "$(CURDIR)"
	fi
	step 'browser app (optimised)' node app/build.mjs
	step 'stand' cargo build --release -p server --example stand
	$(tools)/npm.sh "$(CURDIR)/$(tools)/form-bench"
	node $(tools)/form-bench/bench.mjs "$$CARGO_TARGET_DIR/release/examples/stand"
	cargo build --quiet -p server --features kit --example crowd
	node --test --test-reporter=spec e2e/measures/crowd.test.mjs

docs: needs ## Generate docs/: requirement trace, API description, pages of the Rust types
	@. $(tools)/setup.sh server
	node docs/trace.mjs
	mkdir -p docs/api
	cargo run --quiet -p server -- openapi > docs/api/openapi.json.new
	mv docs/api/openapi.json.new docs/api/openapi.json
	cargo doc --quiet --no-deps -p shared
	echo "docs/requirements/trace.md, docs/api/openapi.json, $$CARGO_TARGET_DIR/doc/shared/index.html"

clean: ## Remove what was built from this clone (not what was installed)
	@rm -rf dist e2e/shots e2e/.runs
	cargo clean

needs:
	@$(tools)/needs.sh

.PHONY: help demo dist dev test lint e2e bench docs clean needs
.ONESHELL:
