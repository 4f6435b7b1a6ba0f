<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
  <context>
    <name>kmzb</name>
    <message>
      <source>All points lie at one place. Choose a cell size.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The cell size must be greater than zero.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The extent of the grid is empty or not a number. Choose an extent that holds points.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The grid would have more than {most} cells. Choose a cell size of at least {cell} or a smaller extent.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The period «{text}» cannot be read. Write it as 2025-01-01/2025-07-01.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The period «{text}» ends before it begins.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The radius must be at least half a cell: {least}. Choose a larger radius or smaller cells.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The raster must be north-up and have square pixels. Warp it to such a grid first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The text contains a NUL character, which cannot be stored. Remove it and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The text is too long: a decision with its note may take 64 kB at most.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weights must be numbers and not negative. Correct the weight field or choose another.</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
