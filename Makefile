# The targets that people and CI share. `make demo` and `make test` prepare the machine themselves.
SHELL := /bin/bash
PYTHON := .venv/bin/python
# The settings of a person's own QGIS play no part, and a screen is not needed.
HEADLESS = QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=1 LC_ALL=C.UTF-8 QGIS_CUSTOM_CONFIG_PATH=$$(mktemp -d) XDG_DATA_HOME=$$(mktemp -d)

.PHONY: demo run test lint types architecture unit coverage compat i18n translations bench soak states tour docs package clean setup

setup:
	@tools/setup.sh $(SERVERS)

# Tests, bench and soak need real servers, and so does the demo on PostgreSQL.
test unit coverage bench soak: SERVERS = servers
ifeq ($(STORE),postgresql)
demo: SERVERS = servers
endif

translations: setup  ## build the texts that the plugin loads
	@$(PYTHON) tools/i18n.py build

i18n: setup  ## collect new texts, say which have no Polish or no English singular yet
	@$(PYTHON) tools/i18n.py update
	@$(PYTHON) tools/i18n.py build

demo: translations  ## the main job, headless, on an embedded store (STORE=postgresql: a server); leaves build/demo
	@$(HEADLESS) $(PYTHON) -m tools.demo $(if $(STORE),build/demo-$(STORE) $(STORE),build/demo)

run: translations docs  ## QGIS on the demo store, with the plugin loaded, in a profile of its own
	@test -f build/demo/radom.gpkg || $(MAKE) --no-print-directory demo
	@tools/run.sh build/demo/radom.gpkg

test: translations docs lint types architecture unit  ## everything that must hold

lint:
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) tools/i18n.py check
	@$(PYTHON) -m flake8 --select QGS101,QGS102,QGS103,QGS104,QGS106,QGS107,QGS111,QGS4 kmzb_plugin
	@$(HEADLESS) $(PYTHON) tools/qt6.py

types:
	@$(PYTHON) -m mypy

architecture:
	@.venv/bin/lint-imports

unit:  ## the mathematics and the rules without QGIS, then everything with it
	@$(PYTHON) -c "import sys, pytest; sys.modules['qgis'] = None; sys.exit(pytest.main(['-q', '-p', 'no:pytest_qgis', '-n', 'auto', 'tests/domain', 'tests/analysis']))"
	@$(HEADLESS) $(PYTHON) -m pytest -q -n auto --dist loadfile --ignore tests/domain --ignore tests/analysis

coverage: translations docs
	@$(HEADLESS) $(PYTHON) -m pytest -q -n auto --dist loadfile --cov --cov-report=term

compat:  ## the same on the newest QGIS, Python and numpy of Debian, in a root of its own; needs root
	@tools/compat.sh

bench: translations  ## side by side with the peers, as ratios (TOPICS="density pairs": some of them)
	@$(HEADLESS) $(PYTHON) -m bench $(TOPICS)

soak: translations  ## 10,000 submissions from 8 clients while servers and clients are killed
	@$(HEADLESS) $(PYTHON) -m tools.soak

states: translations  ## the pictures of docs/states.md
	@$(HEADLESS) $(PYTHON) -m tools.states

tour: translations  ## the pictures of docs/tour.*.md, taken anew in the real window
	@$(PYTHON) -m tools.tour

docs: translations  ## the manual in both languages, into kmzb_plugin/manual; LANGUAGES="pl" one of them
	@$(HEADLESS) $(PYTHON) tools/manual.py $(LANGUAGES)

package: translations docs  ## the zip that QGIS installs and plugins.xml, in dist/ (URL=https://… where they will stand)
	@$(PYTHON) tools/package.py $(URL)

clean:
	rm -rf build dist kmzb_plugin/manual
