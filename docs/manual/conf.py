"""How Sphinx builds the manual, for both languages; `make docs` says which one (see tools/manual.py)."""

from tools.package import metadata

project = "KMZB Analyst"
author = metadata()["author"]
version = release = metadata()["version"]
copyright = ""
extensions = ["myst_parser", "tools.manual_pages"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
suppress_warnings = ["myst.header"]  # a page that includes a part of another begins below its first heading
locale_dirs = ["../locale"]
html_theme = "furo"
html_title = "KMZB Analyst"
html_static_path = ["static"]
html_css_files = ["manual.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_show_copyright = False
html_use_index = False
html_domain_indices = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#1f3a5f", "color-brand-content": "#1f5a9e"},
    "dark_css_variables": {"color-brand-primary": "#a9c4ea", "color-brand-content": "#8ab4f0"},
}
pygments_style, pygments_dark_style = "friendly", "github-dark"
templates_path = ["templates"]
html_sidebars = {
    "**": [
        "sidebar/scroll-start.html",
        "sidebar/brand.html",
        "sidebar/search.html",
        "sidebar/language.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
