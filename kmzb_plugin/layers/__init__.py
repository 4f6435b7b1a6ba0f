"""What QGIS draws: layers, styles, and points read from layers."""
