"""The mathematics of the product: functions over arrays, without QGIS and without Qt."""
