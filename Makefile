.PHONY: run test bench check shots lock
run test bench check shots lock:
	@python3 dev.py $@
