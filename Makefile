# Alles wat je met het register kunt doen; "make" alleen toont de lijst.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test prove bench check translations guide setup develop

VENV := .venv
PYTHON_HERE := $(VENV)/bin/python
PIP := $(PYTHON_HERE) -m pip install -qq --disable-pip-version-check --no-input
SUITABLE := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))

help: ## toont deze lijst
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

run: setup ## start het register op http://127.0.0.1:8000/ (PORT=8001 make run: op een andere poort)
	@exec $(PYTHON_HERE) manage.py start

test: develop ## draait alle tests, op SQLite en op PostgreSQL
	@exec $(PYTHON_HERE) -m tests

prove: develop ## draait de tests die langer duren
	@exec $(PYTHON_HERE) -m tests -m prove

bench: develop ## meet hoe snel het register is, ook met een miljoen rijen, en wat de geschiedenis kost
	@exec $(PYTHON_HERE) -m tests.bench

check: develop ## controleert stijl, typen, migraties, vertalingen en instellingen
	@exec $(PYTHON_HERE) -m tests.check

translations: develop ## haalt de te vertalen teksten op en maakt de catalogus
	@exec $(PYTHON_HERE) -m tests.translations --write

guide: develop ## maakt de schermafbeeldingen van de handleiding opnieuw
	@exec $(PYTHON_HERE) -m tests.guide

setup: ## maakt alleen de omgeving (.venv) met de vastgelegde pakketten
	@$(make_venv)
	@cmp -s requirements.txt $(VENV)/requirements.txt || { \
	  echo "Pakketten installeren …"; \
	  $(PIP) -r requirements.txt && cp requirements.txt $(VENV)/requirements.txt; \
	}

develop: setup
	@cmp -s tests/requirements.txt $(VENV)/tests-requirements.txt || { \
	  echo "Pakketten voor de tests installeren …"; \
	  $(PIP) -r tests/requirements.txt && \
	  cp tests/requirements.txt $(VENV)/tests-requirements.txt; \
	}

# Each candidate is run, not looked up: a version manager leaves commands that only fail.
define make_venv
$(PYTHON_HERE) -c 'import pip; $(SUITABLE)' 2>/dev/null && exit 0; \
found=; bare=; \
for python in $${PYTHON:-python3.13 python3.12 python3.11 python3 python}; do \
  if "$$python" -c '$(SUITABLE)' 2>/dev/null; then \
    if "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
      echo "Omgeving maken met $$("$$python" --version) …"; \
      exec "$$python" -m venv --clear $(VENV); \
    fi; \
    bare=$${bare:-$$("$$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')}; \
  else \
    version=$$("$$python" --version 2>/dev/null) && found="$$found $$python ($$version)"; \
  fi; \
done; \
if [ "$$bare" ]; then \
  echo "Python mist de module venv. Installeer die eerst, op Debian en Ubuntu: apt install $$bare" >&2; \
else \
  echo "Het register heeft Python 3.11, 3.12 of 3.13 nodig; gevonden:$${found:- geen}." \
    "Installeer er een, of wijs er een aan: PYTHON=/pad/naar/python3.12 make run" >&2; \
fi; \
exit 1
endef
