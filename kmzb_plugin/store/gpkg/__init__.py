"""The store in one GeoPackage file: reading by anyone, writing through one door."""
