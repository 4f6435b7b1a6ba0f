<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
  <context>
    <name>kmzb</name>
    <message numerus="yes">
      <source>%n TERYT code(s) had lost the leading zero. It was put back.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n code(s) of the time of day or the weekdays are no whole numbers. They were left out.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n d</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n days late</source>
      <translation>
        <numerusform>%n dzień po</numerusform>
        <numerusform>%n dni po</numerusform>
        <numerusform>%n dni po</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n decisions are on their way</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n decisions are on their way. They are saved on this computer; nothing is lost.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n decisions are still on their way. They are saved on this computer and go when the store is open again. Nothing is lost.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n decisions go in {seconds} s.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n decisions were not applied.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n decisions were not applied. Click to see why.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n h</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n h late</source>
      <translation>
        <numerusform>%n h po</numerusform>
        <numerusform>%n h po</numerusform>
        <numerusform>%n h po</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more without an hour</source>
      <translation>
        <numerusform>%n dalsze bez godziny</numerusform>
        <numerusform>%n dalsze bez godziny</numerusform>
        <numerusform>%n dalszych bez godziny</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n not applied</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them would lie inside with x and y exchanged: check their coordinates.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n overdue</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n point(s) lie outside {area}. They were taken as they are.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n reports</source>
      <translation>
        <numerusform>%n zgłoszenie</numerusform>
        <numerusform>%n zgłoszenia</numerusform>
        <numerusform>%n zgłoszeń</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) have a date before 2000: check how the profile reads time.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) have a history in an impossible order: reported before it happened, or changed before it was reported. They were taken as they are.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) have no date at all.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) have no status. They were taken as new.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) rejected: {reason}</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) repeat the id of an earlier row with other content. The earlier row was taken.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n similar</source>
      <translation>
        <numerusform>%n podobne</numerusform>
        <numerusform>%n podobne</numerusform>
        <numerusform>%n podobnych</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats chosen</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats extracted.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n unit(s) have no area: no threat will be put to them by its place.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n units were briefed for {period}.</source>
      <translation>
        <numerusform>Przygotowano odprawę %n jednostki za {period}.</numerusform>
        <numerusform>Przygotowano odprawy %n jednostek za {period}.</numerusform>
        <numerusform>Przygotowano odprawy %n jednostek za {period}.</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Close the store</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Density…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;History</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Hot spots…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Import threats…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Keys…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Open a store…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Queue of threats</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Recent stores</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>({n} of {of})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>0 takes p from the normal distribution. 999 computes it by shuffling the counts instead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>300 for paper, 150 for the screen.</source>
      <translation>300 do druku, 150 na ekran.</translation>
    </message>
    <message>
      <source>A CSV file (also compressed as .gz), a spreadsheet (.xlsx, .ods) or a vector layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A QGIS expression, for example "category" = 'speeding'. Leave it empty to use all points.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A copy «{copy}» is already there. Move it away and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A demo store covers 1 to {longest} years, not {years}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A demo store holds {smallest} to {largest} reports, not {count}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A district has 400 to 6,000 reports a year, a garrison 20,000 to 55,000.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A layout template saved by QGIS. Left empty: the one that comes with the plugin.</source>
      <translation>Szablon wydruku zapisany przez QGIS. Puste: szablon z wtyczki.</translation>
    </message>
    <message>
      <source>A metric one. Left empty: the layer's own if it is metric and true here, else EPSG:2180 in Poland, else the UTM zone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A note is required.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A page that says in words what was found and how it was computed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A polygon layer with a feature for each unit. Areas are brought into the store's reference system.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A row for each area, period, category and status that occurs: n counts it; the columns from category_n on are about the category in the area and period over all statuses.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A row for each decision: id, threat_id, the store's outcome, and what it means.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A row of the result could not be written: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A sheet for the briefing before duty, two A4 pages a unit: what is open, past its limit and new, each with whether the change is more than chance; a map; what is to be checked today; hours of the week; the strongest changes; confirmed places that recur; room for tasks. The template is an ordinary QGIS layout that you can change. The sheets hold no descriptions, but they are for use within the unit: mind to whom you give them.</source>
      <translation>Karta na odprawę do służby, dwie strony A4 na jednostkę: co jest otwarte, po terminie i nowe, z oceną, czy zmiana jest większa niż przypadek; mapa; co sprawdzić dziś; godziny tygodnia; najsilniejsze zmiany; miejsca potwierdzone, powtarzające się; miejsce na zadania. Szablon jest zwykłym wydrukiem QGIS i można go zmienić. Karty nie zawierają opisów, ale są do użytku w jednostce: uważaj, komu je przekazujesz.</translation>
    </message>
    <message>
      <source>A store needs a metric coordinate system with a code. For Poland choose EPSG:2180.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A table with the fields threat_id, expected_version and new_status, and if wanted id, reason and note. A geometry is not looked at.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Accepted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Accepted: version {version}, status «{status}».</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All categories</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All categories.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All cells or areas have the same value, {value}; no place stands out. Check the filter and the area.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All planes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All points lie at one place. Choose a cell size.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All statuses</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Allocation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An earlier decision of yours on this threat was not applied, so this one waits.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Annotations: areas</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Annotations: lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Annotations: places</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Another number makes other reports of the same kind.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Another program holds the store «{name}». It will be tried again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Area</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Areas</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Areas of the police units that stand today.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Areas to count in, such as precincts; their fields are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Areas to test, such as precincts; their fields are kept. Left empty, a grid of cells is made.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Areas with their summary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As 2025-01-01/2025-07-01; the end is not included. Left empty: all.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As 2025-01-01/2025-07-01; the end is not included. Left empty: the last seven days in the store.</source>
      <translation>W postaci 2025-01-01/2025-07-01; koniec nie należy do okresu. Puste: ostatnie siedem dni w magazynie.</translation>
    </message>
    <message>
      <source>Assigned to</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assignment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Audit head: {head}</source>
      <translation>Skrót dziennika: {head}</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>Poprzednio</translation>
    </message>
    <message>
      <source>Both coordinates are 0: the row has no place.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Boundary of the unit</source>
      <translation>Granica jednostki</translation>
    </message>
    <message>
      <source>Briefing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Briefing for duty</source>
      <translation>Odprawa do służby</translation>
    </message>
    <message>
      <source>Brings police units with their areas into a store: garrison, commands, stations, each below the one whose code its row names. A unit is known by its code and the day it is valid from, so the same layer can be imported again. Threats that are imported afterwards belong to the smallest unit they lie in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Brings the rows of a CSV file, a spreadsheet or any vector layer into one plane of a store. An import profile says which column is what. Rows that are in the store already are counted, not doubled, so the same file can be imported again. Rows that cannot be taken come out with the reason; unknown categories and statuses are kept word for word. If the import is cancelled, nothing is imported.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cancelled. Nothing was written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Categories</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Categories by area and period</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Categories, {n} reports in {areas} areas</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Category</source>
      <translation>Kategoria</translation>
    </message>
    <message>
      <source>Category and time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Category summary</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cell size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the decision first: its digit stands on the button.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Class</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Code of the category</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Code of the status</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Codes of categories, separated by commas.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Codes of statuses, separated by commas.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Codes of units, separated by commas; each includes the units below it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Codes of units, separated by commas; each includes the units below it. Left empty: all at the top.</source>
      <translation>Kody jednostek oddzielone przecinkami; każda obejmuje jednostki podległe. Puste: wszystkie najwyższego szczebla.</translation>
    </message>
    <message>
      <source>Cold spot, 90 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cold spot, 95 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cold spot, 99 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compared with</source>
      <translation>Porównano z</translation>
    </message>
    <message>
      <source>Computed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Computed in {crs} ({reason}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Confirmed</source>
      <translation>Potwierdzone</translation>
    </message>
    <message>
      <source>Confirmed places that recur</source>
      <translation>Miejsca potwierdzone, powtarzające się</translation>
    </message>
    <message>
      <source>Confirmed share</source>
      <translation>Udział potwierdzonych</translation>
    </message>
    <message>
      <source>Confirmed share = confirmed, passed on or eliminated / all decided; intervals by Wilson, 95 %. Location quotients only for areas with at least 5 reports. New reports and those under verification are undecided.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Confirmed share of the decided reports, with its 95 % interval.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Confirmed share, lower limit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Confirmed share, upper limit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Coordinate system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Coordinate system for the computation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copies the threats of a store that pass the filters into a layer for analysis. Descriptions are masked; the clear text never leaves the store this way. Every filter is optional.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Correction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Correction for many tests</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Create a &amp;demo store…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Create a demo store</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Create a store</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Create an &amp;empty store…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Days of the week</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decide: {status}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decided</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decided, with both times</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decision</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decisions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decisions made here that the store has not answered yet. They are safe on this computer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decisions on their way</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Demo store</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Density</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Density of the reports, north up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Density, {kernel}, R = {radius} m</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Description (masked)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Detail, where most of today's list is</source>
      <translation>Zbliżenie na dzisiejszą listę</translation>
    </message>
    <message>
      <source>Details</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Direct contact</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Distance of centres in metres up to which cells or areas are neighbours. Left empty: 1.5 cells, or the areas that touch.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Done</source>
      <translation>Wykonano</translation>
    </message>
    <message>
      <source>Dots per inch</source>
      <translation>Punkty na cal</translation>
    </message>
    <message>
      <source>Due</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>End</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Exact sum over all points at the centre of each pixel; no correction at the edge.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Extent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Extract threats</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Field of the category</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Field of the decision's time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Field of the status</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Field of the time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Field with the code</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Field with the name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Field with the superior unit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>File</source>
      <translation>Plik</translation>
    </message>
    <message>
      <source>File or layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Folder for the sheets</source>
      <translation>Folder na karty</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>Fri</source>
      <translation>pt</translation>
    </message>
    <message>
      <source>From the status «{status}» there is no step to the new status.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Garrison</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>GeoPackage (*.gpkg)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gi* of Getis and Ord (1995), binary weights, the place itself included; two-sided p.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>HTML files (*.html)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Half of the density lies on {share} % of the area; at its strongest it reaches {peak} {unit}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Half of the features or more gave no point. Check the layer's coordinate system and its axes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Handling line</source>
      <translation>Klauzula użytku</translation>
    </message>
    <message>
      <source>Hands in a table of decisions, each by its own right: a row that is refused stops no other. What the store has not answered yet stays in the outbox and is sent later. A row that carries an id can be handed in again without being done twice.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hot spot, 90 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hot spot, 95 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hot spot, 99 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hot spots</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hot spots (Getis-Ord Gi*)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hot spots need at least {fewest} cells or areas; there are {n}. Choose smaller cells or more areas.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hot spots, {places}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hours and days, {period}</source>
      <translation>Godziny i dni, {period}</translation>
    </message>
    <message>
      <source>How far a report reaches, in metres. Left empty, it is computed by Scott's rule.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How it was computed</source>
      <translation>Jak to policzono</translation>
    </message>
    <message>
      <source>How many places are in which class.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many reports a point stands for. Points without a weight are left out and counted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many threats each square holds, counted in the store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many years before the end the reports spread over.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import &amp;units…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import profile</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import threats</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>In conflict</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>In the outbox, sent later. {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Internet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Internet plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Its share</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>KMZB – queue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>KMZB – {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>KMZB – {name} (demo, synthetic data)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>KMZB: map of safety threats</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kernel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Kernel density</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Key {digit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Key {digit}; needs a note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keys of the queue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Language</source>
      <translation>Język</translation>
    </message>
    <message>
      <source>Last 12 months</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Last 24 hours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Last 30 days</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Last 7 days</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Last 90 days</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Last change</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Last reported</source>
      <translation>Ostatnio</translation>
    </message>
    <message>
      <source>Layer of units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Limit</source>
      <translation>Termin</translation>
    </message>
    <message>
      <source>Location quotient</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Location quotient, lower limit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Location quotient, upper limit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Login</source>
      <translation>Logowanie</translation>
    </message>
    <message>
      <source>Made the store «{name}» in {crs}: {location}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Makes a new store with an invented garrison, to try and to teach with: reports on invented streets around real places inside the real outline of the voivodeship, with the shares of categories and the rhythms of the real map, units, decisions, and what real data have too: duplicates, bursts, jokes, mistakes and personal data in descriptions. Nothing in it is real, and the store says so wherever it is shown. The same seed makes the same content.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Makes a new, empty store in a GeoPackage file, with the categories, statuses and rules of today. Units and threats are imported afterwards. Whoever has the file can read all of it: keep it where only those entitled can reach it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Median days to the decision</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Method</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mon</source>
      <translation>pn</translation>
    </message>
    <message>
      <source>Most frequent category</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Most frequent is «{category}»: {n} of {total} reports, {share} %.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Most points lie outside: check that {crs} is the reference system of the file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Neighbours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Neighbours within</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Neighbours, itself included</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New</source>
      <translation>Nowe</translation>
    </message>
    <message>
      <source>No category stands out in any area by more than chance.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No place was confirmed twice within a year.</source>
      <translation>Żadnego miejsca nie potwierdzono dwa razy w ciągu roku.</translation>
    </message>
    <message>
      <source>No point is left to compute from. Check the layer, the filter and the coordinate system.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No report lies in the areas and periods. {times}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No store is open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No study area is given: the rectangle around the points is taken for it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No.</source>
      <translation>Nr</translation>
    </message>
    <message numerus="yes">
      <source>None of %n categories compared changed by more than chance.</source>
      <translation>
        <numerusform>Porównano %n kategorię. Nie zmieniła się bardziej, niż robi to przypadek.</numerusform>
        <numerusform>Porównano %n kategorie. Żadna nie zmieniła się bardziej, niż robi to przypadek.</numerusform>
        <numerusform>Porównano %n kategorii. Żadna nie zmieniła się bardziej, niż robi to przypadek.</numerusform>
      </translation>
    </message>
    <message>
      <source>None of them has a time that can be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>None of {all} places is a hot spot with 95 % confidence: chance alone may explain the pattern.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>None yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not answered yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not for emergencies: call 112.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not sent: an earlier decision on the same threat was refused. Decide again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not significant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Notes</source>
      <translation>Notatki</translation>
    </message>
    <message numerus="yes">
      <source>Nothing here. %n threats pass other filters.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Nothing is due by the end of the day.</source>
      <translation>Nic nie ma terminu do końca dnia.</translation>
    </message>
    <message>
      <source>Number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Number in the source</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Number of files</source>
      <translation>Liczba plików</translation>
    </message>
    <message>
      <source>Number of reports</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Number of the area</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Occurred</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Of</source>
      <translation>Z</translation>
    </message>
    <message numerus="yes">
      <source>Of %n categories compared. Bold: more than chance, allowing for the number of comparisons.</source>
      <translation>
        <numerusform>Porównano %n kategorię. Pogrubiono zmiany większe niż przypadek, z poprawką na liczbę porównań.</numerusform>
        <numerusform>Porównano %n kategorie. Pogrubiono zmiany większe niż przypadek, z poprawką na liczbę porównań.</numerusform>
        <numerusform>Porównano %n kategorii. Pogrubiono zmiany większe niż przypadek, z poprawką na liczbę porównań.</numerusform>
      </translation>
    </message>
    <message>
      <source>Of {decided} decided, {confirmed} were confirmed: {share} % (95 % interval {low}–{high} %).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Old names of categories were taken for the current ones: {list}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One or several, as 2025-01-01/2025-07-01, separated by commas; the end is not included and they must not overlap. Left empty: all times as one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only points that satisfy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only threats within this rectangle.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only {read} of the {total} rows of «{name}» could be read. Nothing was imported.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open</source>
      <translation>Otwarte</translation>
    </message>
    <message>
      <source>Open a store</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a store of threats</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a store to work on its threats.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the last store when QGIS &amp;starts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open threats</source>
      <translation>Otwarte zagrożenia</translation>
    </message>
    <message>
      <source>Open threats, density of reports {period}</source>
      <translation>Otwarte zagrożenia, gęstość zgłoszeń {period}</translation>
    </message>
    <message>
      <source>Open: statuses that still need somebody; how many were open before is read from the time of the last change. More than chance: Krishnamoorthy and Thomson's E-test of two counts, p below {alpha}; between categories adjusted by Benjamini and Hochberg. Confirmed share: confirmed, also if passed on or eliminated since, of all decided reports; Wilson's interval, Newcombe's for the difference. Density: reports of {days} days. Similar: the same category within {similar} m. Recurring: at least two confirmed threats of a category no more than {recurring} m from one another in {year} days.</source>
      <translation>Otwarte: statusy, które jeszcze czegoś wymagają; ile było otwartych wcześniej, wynika z czasu ostatniej zmiany. Więcej niż przypadek: test E Krishnamoorthy’ego i Thomsona dla dwóch liczebności, p poniżej {alpha}; między kategoriami z poprawką Benjaminiego i Hochberga. Udział potwierdzonych: potwierdzone, także później przekazane lub wyeliminowane, ze wszystkich rozstrzygniętych; przedział Wilsona, dla różnicy Newcombe’a. Gęstość: zgłoszenia z {days} dni. Podobne: ta sama kategoria w promieniu {similar} m. Powtarzające się: co najmniej dwa potwierdzone zagrożenia jednej kategorii, odległe od siebie najwyżej o {recurring} m, w ciągu {year} dni.</translation>
    </message>
    <message>
      <source>Opening the store</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Outcome</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Outside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Overview</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Overview: threats per square of {width}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>PDF with text that can be searched, a PNG picture of each page, or both.</source>
      <translation>PDF z tekstem, który można przeszukiwać, obraz PNG każdej strony, albo oba.</translation>
    </message>
    <message>
      <source>Past their limit</source>
      <translation>Po terminie</translation>
    </message>
    <message>
      <source>Patrol</source>
      <translation>Patrol</translation>
    </message>
    <message>
      <source>Period</source>
      <translation>Okres</translation>
    </message>
    <message>
      <source>Period of the report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Period to compare with</source>
      <translation>Okres porównania</translation>
    </message>
    <message>
      <source>Periods</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Periods need the time of the reports. Choose its field in TIME_FIELD.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Permutations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pixel size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Place</source>
      <translation>Miejsce</translation>
    </message>
    <message>
      <source>Place and duty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Places</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Planes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Police plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Police systems</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Polygons of the area that reports can come from. Outside it there is no result; inside it zero is zero.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Printed under the title, for example «for official use». Left empty: the line set in the store.</source>
      <translation>Drukowana pod tytułem, na przykład «do użytku służbowego». Puste: klauzula ustawiona w magazynie.</translation>
    </message>
    <message>
      <source>Probabilities</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Public plane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Radius</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Radius {radius} m ({rule}), pixels of {pixel} m, {rows} × {columns} pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Raster</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read &amp;anew</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Receipts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Red: hot spots, blue: cold spots; the darker, the surer. North is up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reference system of the file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Refused</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rejected rows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remarks</source>
      <translation>Uwagi</translation>
    </message>
    <message>
      <source>Remarks, visits and shapes that officers drew. Write them in the workbench; here they are read-only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reported</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reported hours</source>
      <translation>Zgłaszane godziny</translation>
    </message>
    <message>
      <source>Reports</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reports / km²</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reports / km², light to dark: {classes}. North is up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reports are not crimes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reports by category.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reports by category; {n} more in other categories.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reports by period.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reports of the category</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reports, not crimes. In an emergency call 112.</source>
      <translation>Zgłoszenia, nie przestępstwa. W nagłych wypadkach dzwoń 112.</translation>
    </message>
    <message>
      <source>Reports, {period}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Row</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Row {row} of «{name}» cannot be read: a quotation mark is not closed or stands inside a value. Correct the row and import again; nothing was imported.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Row {row}: the id is used twice.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Row {row}: the id «{id}» is no UUID. Leave it empty to get one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Row {row}: the version «{value}» is no number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Row {row}: {fields} must not be empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rows accepted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rows known already</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rows read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rows rejected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rule for the radius</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rules</source>
      <translation>Zasady</translation>
    </message>
    <message>
      <source>SYNTHETIC DATA</source>
      <translation>DANE SYNTETYCZNE</translation>
    </message>
    <message>
      <source>Sat</source>
      <translation>sb</translation>
    </message>
    <message>
      <source>Scott's rule</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scott's rule needs points at two places at least. Give the radius instead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Seed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sensitive category: not for the public.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Share of the area's reports</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shares</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Someone decided before you. Nothing was overwritten and your decision is kept here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Someone decided before you; nothing was overwritten.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Someone else was first: version {version}, status «{status}», by {who} at {when}. Decide again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Something unexpected went wrong: {error}. The debug messages in the log say more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Something unexpected went wrong: {error}. What you decided is safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Source system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Source: KMZB, {store}, as of {moment}</source>
      <translation>Źródło: KMZB, {store}, stan na {moment}</translation>
    </message>
    <message>
      <source>Space</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Station &amp;briefing…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Station briefing</source>
      <translation>Odprawa jednostki</translation>
    </message>
    <message>
      <source>Status</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Statuses</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Store</source>
      <translation>Magazyn</translation>
    </message>
    <message>
      <source>Stores (*.gpkg);;All files (*)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Strongest changes by category</source>
      <translation>Najsilniejsze zmiany według kategorii</translation>
    </message>
    <message>
      <source>Study area</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Su&amp;mmary by category…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Submission</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Submit verifications</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sun</source>
      <translation>nd</translation>
    </message>
    <message>
      <source>TERYT code</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Table</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Task and place</source>
      <translation>Zadanie i miejsce</translation>
    </message>
    <message>
      <source>Tasks</source>
      <translation>Zadania</translation>
    </message>
    <message>
      <source>Tells the ids of one system from those of another. Left empty: the name of the profile.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Template</source>
      <translation>Szablon</translation>
    </message>
    <message>
      <source>The GeoPackage that is made. A file that is there already is not overwritten.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The algorithm {name} could not be loaded: {error}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The area cannot be brought into the reference system of the store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The area has no extent.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The area of a unit must be a polygon.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The areas with most reports.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The areas with the numbers over all periods together.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The axes of the file are exchanged: its x holds northings (or latitudes) and its y eastings (or longitudes). They were put right for all rows.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The cell size must be greater than zero.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The cells or areas with the number of reports, z, p, corrected p and the class gi_bin (-3 to 3).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The code of the garrison, for example KWP-RAD.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The code of the unit above. Empty in a row: nothing is above. Left empty: no unit is above another.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The column «{column}» holds «{value}», which is no coordinate.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The column «{column}» holds «{value}», which is no date that can be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The column «{column}» holds «{value}», which is no hour from 0 to 23.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The column «{column}» is empty: a threat needs a category.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The column «{column}» is empty: the row has no coordinates.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The coordinate system {crs} is not in metres. Choose a metric one, for example EPSG:2180.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The coordinates do not fit the layer's coordinate system {crs}. Set the right one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The coordinates {x}, {y} fit only when they are exchanged, unlike the other rows. Write the easting (or longitude) as x and the northing (or latitude) as y.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The coordinates {x}, {y} lie outside everything that {crs} can show.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The copy «{copy}» cannot be written: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The data look like a snapshot of the public map, which hides unconfirmed reports after 7 days and jokes at once. Shares of confirmed reports cannot be computed from them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The day from which the units and areas hold, as 2026-01-31.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The day on which the reports end, as 2026-07-01. It is fixed so that the content stays the same.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The disk is full, so this was not saved. Make room and do it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The disk with the store «{name}» is full. Make room; it will be tried again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The distance of neighbours must be at least a cell: {least} m. Otherwise no cell has any.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The extent of the grid is empty or not a number. Choose an extent that holds points.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The extent would need more than {most} hexagons. Choose larger cells or a smaller extent.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The field with the category.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The field with the status code. Without it nothing is said about decisions.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The field {field} cannot be read ({problem}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The field {field} is empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The field «{field}» is empty: a unit needs a code.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file lacks these columns of the profile: {names}. The rows were taken without them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file lies on a network drive. Two people writing at once may damage it there: use a server for shared work.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file name of a store ends with .gpkg: «{path}» does not.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file or its folder is read-only for you: you can look, but nothing can be handed in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file to make. An existing file is not touched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file «{name}» cannot be read: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file «{name}» is damaged or is no spreadsheet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file «{name}» is empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file «{name}» is no table and no layer that QGIS can open.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file «{path}» cannot be read: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file «{path}» could not be written. Close it if it is open elsewhere, and check the folder.</source>
      <translation>Nie udało się zapisać pliku «{path}». Zamknij go, jeśli jest otwarty gdzie indziej, i sprawdź folder.</translation>
    </message>
    <message>
      <source>The file «{path}» is already there. Choose another name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file «{path}» is not a GeoPackage.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file «{path}» is not a layout template. Choose one that QGIS saved (.qpt).</source>
      <translation>Plik «{path}» nie jest szablonem wydruku. Wybierz szablon zapisany przez QGIS (.qpt).</translation>
    </message>
    <message>
      <source>The file «{path}» is not a store of KMZB Analyst. Choose a store, or make a new one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The folder that the files are written into, one PDF a unit, named after the unit and the period.</source>
      <translation>Folder, do którego trafią pliki: jeden PDF na jednostkę, nazwany od jednostki i okresu.</translation>
    </message>
    <message>
      <source>The folder «{path}» cannot be made. Choose another one.</source>
      <translation>Nie można utworzyć folderu «{path}». Wybierz inny.</translation>
    </message>
    <message>
      <source>The garrison whose ground the reports are invented on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The garrison «{code}» is not known. The garrisons are {codes}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The grid would have more than {most} cells. Choose a cell size of at least {cell} or a smaller extent.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The hottest places.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The id of a login kept in QGIS, for stores that have logins.</source>
      <translation>Identyfikator logowania zapisanego w QGIS, dla magazynów z logowaniem.</translation>
    </message>
    <message>
      <source>The import profile cannot be used: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The import profile is no JSON: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The import profile «{path}» cannot be read: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The language of the sheets, whatever QGIS's own is.</source>
      <translation>Język kart, niezależnie od języka QGIS.</translation>
    </message>
    <message>
      <source>The layer has no coordinate system. Set it in the layer's properties, or choose the parameter CRS.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The layer has no field «category». Choose the field with the category in CATEGORY_FIELD.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The layer has no field «{field}». It has: {fields}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The layer «{layer}» holds no polygons. Choose another one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The layer «{name}» of the store «{store}» cannot be opened. Check that the file is whole.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The metric coordinate system that all places are kept in. For Poland EPSG:2180.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The name of a profile that comes with the plugin (kmzb_public_record, toronto_mci) or the path of a JSON file of your own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The new status is unknown to the store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The outbox «{path}» cannot be used, so this was not saved: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The outbox «{path}» was made by a newer version. Update the plugin.</source>
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
      <source>The periods {first} and {second} overlap: a report would count twice.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The radius is less than 1.5 pixels: the raster hardly shows its shape.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The radius must be at least half a cell: {least}. Choose a larger radius or smaller cells.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The radius must be at least half a pixel: {least} m. Choose a larger radius or smaller pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The radius must be greater than zero.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The raster must be north-up and have square pixels. Warp it to such a grid first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The raster {path} could not be written: {reason}. Choose another place or format.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The raster: 32-bit numbers, reports per km², without a value outside the study area.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The reference system {crs} counts in degrees, but the coordinates look like metres. Give the right reference system in the import profile; nothing was imported.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The reference system {crs} counts in metres, but the coordinates look like degrees. Give the right reference system in the import profile, EPSG:4326 for instance; nothing was imported.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The reference system «{crs}» does not count in metres. Choose a metric one, EPSG:2180 for Poland.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The reference system «{crs}» has no number. Choose one from the EPSG list.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The reference system «{crs}» is not known. Write it as EPSG:2180, for instance.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The rejected rows hold the other reasons.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The report {path} could not be written: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The reports are from {first} to {last}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The reports, or any other points. A selection and the layer's own filter are honoured.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The result could not be styled: {error}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The row has no point.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The row has {found} values where the header has {expected}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The rows that were not taken, each with its number in the file and the reason, to correct and import.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The rule «fixed» needs a radius. Give RADIUS in metres, or choose «scott».</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The rule «scott» computes the radius itself. Leave RADIUS empty, or choose «fixed».</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same seed gives the same permutations.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The shape that each report is spread with. The radius matters more; quartic is usual.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The side of a cell in metres. Left empty: a fiftieth of the shorter side of the extent.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The side of a pixel in metres. Left empty: about a tenth of the radius.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store answered: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store does not answer at the moment. What you decided is kept and will be sent.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store failed on this decision. It is kept; try again later.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store failed on this one. Try again; if it stays so, tell the administrator.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store has another decision under the same number. Report this to the administrator.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store has no threat with this id, or you may not see it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store has no unit with the code {codes}. Codes it has: {known}.</source>
      <translation>W magazynie nie ma jednostki o kodzie {codes}. Kody w magazynie: {known}.</translation>
    </message>
    <message>
      <source>The store holds no threats with a date. Import threats first.</source>
      <translation>Magazyn nie zawiera zagrożeń z datą. Najpierw zaimportuj zagrożenia.</translation>
    </message>
    <message>
      <source>The store holds no units. Import the units with their areas first.</source>
      <translation>Magazyn nie zawiera jednostek. Najpierw zaimportuj jednostki z ich obszarami.</translation>
    </message>
    <message>
      <source>The store is being written by another program. Nothing was imported. Try again in a moment.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store is empty. Import threats with the Processing toolbox.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store needs a name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store no longer has this threat, or it is outside your area.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store refused it on the way: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store refused the decision.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store that the rows go into: the path of a GeoPackage made by «Create a store».</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store with the threats: the path of a GeoPackage.</source>
      <translation>Magazyn z zagrożeniami: ścieżka pliku GeoPackage.</translation>
    </message>
    <message>
      <source>The store «{name}» cannot be read or written now. It will be tried again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store «{path}» cannot be made: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store «{path}» cannot be written: the file or its folder is read-only for you. Ask for the right to write there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store «{path}» is being written by another program. Try again in a moment.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store «{path}» is damaged. Bring back the last copy of the file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store «{path}» is damaged: its end is missing. Bring back the last copy of the file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store «{path}» was made by a newer version of KMZB Analyst (schema {version}). Update the plugin.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The store «{path}» was made by an older version of KMZB Analyst. Bring it up to date; a copy of the file is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The strongest places, at least a radius apart.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The study area covers no pixel. Choose smaller pixels, or check the extent.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The superior unit «{code}» is neither in the store nor among the rows that can be taken.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The table lacks the fields {missing}. It needs {needed}; {more} are optional.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The template could not be loaded. Choose a layout template that QGIS saved (.qpt).</source>
      <translation>Nie udało się wczytać szablonu. Wybierz szablon wydruku zapisany przez QGIS (.qpt).</translation>
    </message>
    <message>
      <source>The template «{path}» cannot be read. Choose a layout template (.qpt).</source>
      <translation>Nie można odczytać szablonu «{path}». Wybierz szablon wydruku (.qpt).</translation>
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
      <source>The threats of the store «{name}» cannot be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The threats with all their fields, id and version among them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The unit stands above itself, through «{code}».</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The unit's code, by which others name it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The unit's name as people know it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The value of {field} is unknown to the store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There are no reports in the area: the density is zero everywhere.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no decision that could still be taken back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no file «{path}».</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no file «{path}». Check the name or look for the store.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no folder «{folder}».</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no further step from here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no import profile «{name}». Give the path of a JSON file or one of these names: {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no step from «{current}» to «{to}».</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no such step from the status the threat has now.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is not enough memory for «{path}» at this resolution. Choose fewer dots per inch.</source>
      <translation>Brakuje pamięci na «{path}» w tej rozdzielczości. Wybierz mniejszą liczbę punktów na cal.</translation>
    </message>
    <message>
      <source>There would be more than {most} cells. Choose a cell size of at least {least} m.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This algorithm needs Python libraries that are not installed: {names}. Install them for the Python that QGIS uses (Windows: the OSGeo4W installer; Debian: python3-{first}), then start QGIS again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This measures what was reported, where and when: reports, not crimes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This step needs a note.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This store is a file: whoever has it can read everything in it, and the person who decides is known only by the name of the computer's account.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This submission id was used before for something else. Leave the id empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This version works with stores in GeoPackage files; «{location}» is a server.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Threat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Threats</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Threats from the Police's own systems. For official use.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Threats near one another</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Threats of the planes switched on, counted where they are close together.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Threats that citizens reported on the national map of safety threats.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Threats that citizens reported to officers in person.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Threats, {store}, {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Thu</source>
      <translation>cz</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Godzina</translation>
    </message>
    <message>
      <source>Time of day</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Times</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>To be checked today, {day}</source>
      <translation>Do sprawdzenia dziś, {day}</translation>
    </message>
    <message>
      <source>Tue</source>
      <translation>wt</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>Jednostka</translation>
    </message>
    <message>
      <source>Units</source>
      <translation>Jednostki</translation>
    </message>
    <message>
      <source>Unknown categories were kept word for word: {list}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unknown status</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unknown statuses were kept word for word: {list}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Valid from</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Variety (entropy)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Version</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wed</source>
      <translation>śr</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Weights must be numbers and not negative. Correct the weight field or choose another.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What became of the rows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is reported where, and what comes of it: for each area, category, status and period the number and share of reports, how far a category stands out in an area (location quotient), the share confirmed of those decided with its interval, and the time to the decision. A point on a border counts in one area.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What it means</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What stands now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What stands out where: 2 means twice the share that the category has in all areas together.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the store is called in lists and on sheets, for example «KMP Radom».</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What was noticed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What you decided</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What you saw</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>When it was decided. The store's own field holds the last change, which is later if one followed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>When it was reported; PERIODS look at it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where reports lie densely: a raster in reports per km², computed exactly from every point at its own place. Without any choice the radius comes from Scott's rule and the pixels from the radius. Inside the study area a place without reports is zero, outside it there is no result.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where the rows come from. police: police systems; public: what was told to officers; internet: the public map.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where to compute. Left empty: the area, or where there are points.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Which cells or areas, seen together with their neighbours, have more reports than chance would put there, and which have fewer. The probabilities are corrected for the many tests made at once. Give the study area: empty cells inside it count, what lies outside does not.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Why rows were rejected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>With AREAS there is no grid: leave {parameter} empty, or leave AREAS empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Withdrawn from the outbox before it was sent.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Written like the period. Left empty: as long as the period, right before it.</source>
      <translation>Zapisany jak okres. Puste: równie długi, bezpośrednio przed nim.</translation>
    </message>
    <message>
      <source>Years</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>You are not allowed to decide about this threat.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Your decision was not applied.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Your role may not do this.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>accepted</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>and %n more due by the end of the day</source>
      <translation>
        <numerusform>i %n dalsze z terminem do końca dnia</numerusform>
        <numerusform>i %n dalsze z terminem do końca dnia</numerusform>
        <numerusform>i %n dalszych z terminem do końca dnia</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %n more such places</source>
      <translation>
        <numerusform>i %n dalsze takie miejsce</numerusform>
        <numerusform>i %n dalsze takie miejsca</numerusform>
        <numerusform>i %n dalszych takich miejsc</numerusform>
      </translation>
    </message>
    <message>
      <source>area</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>areas with reports</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>assign to me, or give back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>assigned to {officer}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>at the strongest place, {unit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>back from the note to the list</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>before</source>
      <translation>przed</translation>
    </message>
    <message>
      <source>categories</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>category</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>centre, m</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>centres at most {band} m apart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>chosen in the parameters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>cold spots, 95 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>confirmed</source>
      <translation>potwierdzone</translation>
    </message>
    <message>
      <source>confirmed / decided</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>confirmed of those decided</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>decide with the note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>decide: the digit on the button</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>due {when}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>easting, m</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>fdr keeps false finds rare among the finds (usual), bonferroni allows hardly any, none corrects nothing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>find</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>fixed: the radius given. scott: from the number and the spread of the points. Left empty: fixed if a radius is given, else scott.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>hot spots, 95 %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it must be an object with the keys name, crs and columns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>just now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>known already</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>layer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>location quotient (95 % interval)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>median days to the decision</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>more than chance</source>
      <translation>więcej niż przypadek</translation>
    </message>
    <message>
      <source>more than chance ({p})</source>
      <translation>więcej niż przypadek ({p})</translation>
    </message>
    <message>
      <source>more than zero, {unit}</source>
      <translation>więcej niż zero, {unit}</translation>
    </message>
    <message>
      <source>more than {limit}</source>
      <translation>więcej niż {limit}</translation>
    </message>
    <message>
      <source>most frequent category</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>new in the period</source>
      <translation>nowe w okresie</translation>
    </message>
    <message>
      <source>next and previous threat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no points to choose by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no. {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>none, each point counts once</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>normal distribution</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>northing, m</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>now</source>
      <translation>teraz</translation>
    </message>
    <message>
      <source>occurred {when}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>of those reported in {days} days; none decided yet</source>
      <translation>ze zgłoszonych w ciągu {days} dni; jeszcze żadnego nie rozstrzygnięto</translation>
    </message>
    <message>
      <source>open</source>
      <translation>otwarte</translation>
    </message>
    <message>
      <source>outside the coordinate system: {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>overdue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>p</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>p, corrected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>past their limit</source>
      <translation>po terminie</translation>
    </message>
    <message>
      <source>place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>place on the map</source>
      <translation>miejsce na mapie</translation>
    </message>
    <message>
      <source>places that touch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>points</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>police, public, internet; several separated by commas.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>radius</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ready notes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>rejected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>reported {when}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>reports</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>reports / km²</source>
      <translation>zgłoszeń / km²</translation>
    </message>
    <message>
      <source>reports counted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>sheet «{name}»</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>square, or hexagon: all six neighbours of a hexagon are equally far away.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>take the last decision back, while it is held</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the UTM zone of the points' centre</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the area of use of {crs}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the columns lack «category»</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the columns must have both x and y, or neither</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the field «{field}» is not known; the fields are {fields}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the first {rows} are listed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the import</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the key «{key}» is not known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the layer's own</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the points lie in Poland</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the time zone «{zone}» is not known; an example is Europe/Warsaw</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the voivodeship that the row or the store names</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>these keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>threats</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>time.format «{text}» is not known; write auto, epoch_milliseconds, epoch_seconds or a pattern</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>time.hour needs a column for «occurred_at»</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>units</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>up to {limit} {unit}</source>
      <translation>do {limit} {unit}</translation>
    </message>
    <message>
      <source>with an empty geometry: {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>with coordinates that are no numbers: {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>within chance</source>
      <translation>w granicach przypadku</translation>
    </message>
    <message>
      <source>within chance ({p})</source>
      <translation>w granicach przypadku ({p})</translation>
    </message>
    <message>
      <source>without a category</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>without a geometry: {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>without a weight: {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>write the note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>yes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>your decision is on its way</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>z of Gi*</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>zoom to it and flash it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{arrow} before: {before} ({period}), {evidence}</source>
      <translation>{arrow} poprzednio {before} ({period}), {evidence}</translation>
    </message>
    <message>
      <source>{arrow} before: {share}, {evidence}</source>
      <translation>{arrow} poprzednio {share}, {evidence}</translation>
    </message>
    <message>
      <source>{arrow} {change} since {day}: {arrived} came in, {closed} closed, {evidence}</source>
      <translation>{arrow} {change} od {day}: przybyło {arrived}, zamknięto {closed}, {evidence}</translation>
    </message>
    <message>
      <source>{count} invented reports of the garrison {garrison} were written.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>{digit}: %n stay as they are.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>{due}, overdue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{features} features read, {points} points used, {dropped} features dropped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{hot} of {all} places are hot spots with 95 % confidence; they hold {share} % of the reports.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{kernel}; a Gaussian of the same spread has sigma = {sigma} m</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{k} of {n} decided, {days} days; {level}: {low}–{high}</source>
      <translation>{k} z {n} rozstrzygniętych, {days} dni; {level}: {low}–{high}</translation>
    </message>
    <message>
      <source>{name} (demo, synthetic data)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{number}: {status}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} areas</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} features held several points; each point counts.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} hexagons of {size} m</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} of them since {day}</source>
      <translation>w tym {n} od {day}</translation>
    </message>
    <message>
      <source>{n} permutations, seed {seed}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} points lie in none of the areas and are not counted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} points lie in none of the places and are not counted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} polygons were invalid and have been repaired for the computation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} squares of {size} m</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{parameter} has the unknown code «{code}». Known: {known}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{read} rows read: {accepted} accepted, {duplicate} known already, {rejected} rejected.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{rows} rows: {accepted} accepted, {conflict} in conflict, {rejected} refused, {pending} pending.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{share} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{shown} of {total}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{status} (on its way)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{status}: Ctrl+Enter decides</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{untimed} without a readable time, {other} in none of the periods: not counted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>«{key}» must be a text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>«{key}» must be an object</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>«{name}» does not fit the import profile «{profile}»: the columns {missing} are missing. The file has the columns {present}. Choose another profile or correct the header; nothing was imported.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>«{name}» has no geometries and the profile «{profile}» names no columns for x and y.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>«{name}» has no rows. Nothing was imported.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>«{name}» lacks the fields {missing}. It has the fields {present}. Nothing was imported.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>«{text}» is no date. Write it as 2026-01-31.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>«{to}» needs a note.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{text}”</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>KmzbCard</name>
    <message>
      <source>&amp;History</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Template</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assign the threat to me, or give it back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assign to &amp;me</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assign to me, or give back (M)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>History of the threat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keeps the note as a remark; the status stays</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Note to the decision</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ready notes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ready notes (T)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reason for the decision</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save as a remar&amp;k</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the note as a remark, without a decision</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take back  U</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take the last decision back</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>KmzbConflict</name>
    <message>
      <source>&amp;Decide again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Keep what stands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Later</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Try again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close and decide later</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decision not applied</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep what stands now and drop my decision</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the threat and decide again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Send the same decision again</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>KmzbDock</name>
    <message>
      <source>&amp;Open a store…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decisions on their way</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decisions that were not applied</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How many threats are shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keys (?)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No store is open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a store</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a store to work on its threats.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Queue of threats, due first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read the queue again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The threat chosen</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>KmzbFilterBar</name>
    <message>
      <source>&amp;Category</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Find</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Overdue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Period</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Status</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back to all open threats</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Categories to show, several may be ticked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find in number and place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only threats whose limit has passed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open are all that nobody has closed yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>P&amp;lane</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Period in which the threat was reported</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Plane: where the threat came from</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show all open threats again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Status of the threat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tick one or more; none ticked shows all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>When the threat was reported</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where the threat came from</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>number or place</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
