<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
  <context>
    <name>kmzb</name>
    <message numerus="yes">
      <source>%n TERYT code(s) had lost the leading zero. It was put back.</source>
      <translation>
        <numerusform>%n kod TERYT stracił zero na początku. Przywrócono je.</numerusform>
        <numerusform>%n kody TERYT straciły zero na początku. Przywrócono je.</numerusform>
        <numerusform>%n kodów TERYT straciło zero na początku. Przywrócono je.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n code(s) of the time of day or the weekdays are no whole numbers. They were left out.</source>
      <translation>
        <numerusform>%n kod pory dnia lub dni tygodnia nie jest liczbą całkowitą. Pominięto go.</numerusform>
        <numerusform>%n kody pory dnia lub dni tygodnia nie są liczbami całkowitymi. Pominięto je.</numerusform>
        <numerusform>%n kodów pory dnia lub dni tygodnia nie jest liczbami całkowitymi. Pominięto je.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n d</source>
      <translation>
        <numerusform>%n dzień</numerusform>
        <numerusform>%n dni</numerusform>
        <numerusform>%n dni</numerusform>
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
      <translation>
        <numerusform>%n decyzja w drodze</numerusform>
        <numerusform>%n decyzje w drodze</numerusform>
        <numerusform>%n decyzji w drodze</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n decisions are on their way. They are saved on this computer; nothing is lost.</source>
      <translation>
        <numerusform>%n decyzja w drodze. Jest zapisana na tym komputerze; nic nie zginie.</numerusform>
        <numerusform>%n decyzje w drodze. Są zapisane na tym komputerze; nic nie zginie.</numerusform>
        <numerusform>%n decyzji w drodze. Są zapisane na tym komputerze; nic nie zginie.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n decisions are still on their way. They are saved on this computer and go when the store is open again. Nothing is lost.</source>
      <translation>
        <numerusform>%n decyzja jest jeszcze w drodze. Jest zapisana na tym komputerze i zostanie wysłana po ponownym otwarciu magazynu. Nic nie zginie.</numerusform>
        <numerusform>%n decyzje są jeszcze w drodze. Są zapisane na tym komputerze i zostaną wysłane po ponownym otwarciu magazynu. Nic nie zginie.</numerusform>
        <numerusform>%n decyzji jest jeszcze w drodze. Są zapisane na tym komputerze i zostaną wysłane po ponownym otwarciu magazynu. Nic nie zginie.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n decisions go in {seconds} s.</source>
      <translation>
        <numerusform>%n decyzja zostanie wysłana za {seconds} s.</numerusform>
        <numerusform>%n decyzje zostaną wysłane za {seconds} s.</numerusform>
        <numerusform>%n decyzji zostanie wysłanych za {seconds} s.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n decisions were not applied.</source>
      <translation>
        <numerusform>%n decyzja nie została wykonana.</numerusform>
        <numerusform>%n decyzje nie zostały wykonane.</numerusform>
        <numerusform>%n decyzji nie zostało wykonanych.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n decisions were not applied. Click to see why.</source>
      <translation>
        <numerusform>%n decyzja nie została wykonana. Kliknij, aby zobaczyć powód.</numerusform>
        <numerusform>%n decyzje nie zostały wykonane. Kliknij, aby zobaczyć powód.</numerusform>
        <numerusform>%n decyzji nie zostało wykonanych. Kliknij, aby zobaczyć powód.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n h</source>
      <translation>
        <numerusform>%n h</numerusform>
        <numerusform>%n h</numerusform>
        <numerusform>%n h</numerusform>
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
      <translation>
        <numerusform>%n niewykonana</numerusform>
        <numerusform>%n niewykonane</numerusform>
        <numerusform>%n niewykonanych</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them would lie inside with x and y exchanged: check their coordinates.</source>
      <translation>
        <numerusform>%n z nich po zamianie x i y leżałby w tym obszarze: sprawdź jego współrzędne.</numerusform>
        <numerusform>%n z nich po zamianie x i y leżałyby w tym obszarze: sprawdź ich współrzędne.</numerusform>
        <numerusform>%n z nich po zamianie x i y leżałoby w tym obszarze: sprawdź ich współrzędne.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n overdue</source>
      <translation>
        <numerusform>%n po terminie</numerusform>
        <numerusform>%n po terminie</numerusform>
        <numerusform>%n po terminie</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n point(s) lie outside {area}. They were taken as they are.</source>
      <translation>
        <numerusform>%n punkt leży poza {area}. Przyjęto go bez zmian.</numerusform>
        <numerusform>%n punkty leżą poza {area}. Przyjęto je bez zmian.</numerusform>
        <numerusform>%n punktów leży poza {area}. Przyjęto je bez zmian.</numerusform>
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
      <translation>
        <numerusform>%n wiersz ma datę sprzed 2000 roku: sprawdź, jak profil odczytuje czas.</numerusform>
        <numerusform>%n wiersze mają datę sprzed 2000 roku: sprawdź, jak profil odczytuje czas.</numerusform>
        <numerusform>%n wierszy ma datę sprzed 2000 roku: sprawdź, jak profil odczytuje czas.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) have a history in an impossible order: reported before it happened, or changed before it was reported. They were taken as they are.</source>
      <translation>
        <numerusform>%n wiersz ma niemożliwą kolejność zdarzeń: zgłoszenie przed zdarzeniem albo zmiana przed zgłoszeniem. Przyjęto go bez zmian.</numerusform>
        <numerusform>%n wiersze mają niemożliwą kolejność zdarzeń: zgłoszenie przed zdarzeniem albo zmiana przed zgłoszeniem. Przyjęto je bez zmian.</numerusform>
        <numerusform>%n wierszy ma niemożliwą kolejność zdarzeń: zgłoszenie przed zdarzeniem albo zmiana przed zgłoszeniem. Przyjęto je bez zmian.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) have no date at all.</source>
      <translation>
        <numerusform>%n wiersz nie ma żadnej daty.</numerusform>
        <numerusform>%n wiersze nie mają żadnej daty.</numerusform>
        <numerusform>%n wierszy nie ma żadnej daty.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) have no status. They were taken as new.</source>
      <translation>
        <numerusform>%n wiersz nie ma statusu. Przyjęto go jako nowy.</numerusform>
        <numerusform>%n wiersze nie mają statusu. Przyjęto je jako nowe.</numerusform>
        <numerusform>%n wierszy nie ma statusu. Przyjęto je jako nowe.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) rejected: {reason}</source>
      <translation>
        <numerusform>Odrzucono %n wiersz: {reason}</numerusform>
        <numerusform>Odrzucono %n wiersze: {reason}</numerusform>
        <numerusform>Odrzucono %n wierszy: {reason}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) repeat the id of an earlier row with other content. The earlier row was taken.</source>
      <translation>
        <numerusform>%n wiersz powtarza identyfikator wcześniejszego wiersza z inną treścią. Przyjęto wcześniejszy wiersz.</numerusform>
        <numerusform>%n wiersze powtarzają identyfikator wcześniejszego wiersza z inną treścią. Przyjęto wcześniejsze wiersze.</numerusform>
        <numerusform>%n wierszy powtarza identyfikator wcześniejszego wiersza z inną treścią. Przyjęto wcześniejsze wiersze.</numerusform>
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
      <source>%n threats are past their review date. Nothing was erased: this only counted.</source>
      <translation>
        <numerusform>Termin przeglądu minął dla %n zagrożenia. Niczego nie usunięto: to było tylko liczenie.</numerusform>
        <numerusform>Termin przeglądu minął dla %n zagrożeń. Niczego nie usunięto: to było tylko liczenie.</numerusform>
        <numerusform>Termin przeglądu minął dla %n zagrożeń. Niczego nie usunięto: to było tylko liczenie.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats chosen</source>
      <translation>
        <numerusform>Wybrano %n zagrożenie</numerusform>
        <numerusform>Wybrano %n zagrożenia</numerusform>
        <numerusform>Wybrano %n zagrożeń</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats extracted.</source>
      <translation>
        <numerusform>Wyodrębniono %n zagrożenie.</numerusform>
        <numerusform>Wyodrębniono %n zagrożenia.</numerusform>
        <numerusform>Wyodrębniono %n zagrożeń.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n unit(s) have no area: no threat will be put to them by its place.</source>
      <translation>
        <numerusform>%n jednostka nie ma terenu: żadne zagrożenie nie zostanie jej przypisane według miejsca.</numerusform>
        <numerusform>%n jednostki nie mają terenu: żadne zagrożenie nie zostanie im przypisane według miejsca.</numerusform>
        <numerusform>%n jednostek nie ma terenu: żadne zagrożenie nie zostanie im przypisane według miejsca.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n units were briefed for {period}.</source>
      <translation>
        <numerusform>Przygotowano odprawę dla %n jednostki, okres {period}.</numerusform>
        <numerusform>Przygotowano odprawy dla %n jednostek, okres {period}.</numerusform>
        <numerusform>Przygotowano odprawy dla %n jednostek, okres {period}.</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Close the store</source>
      <translation>&amp;Zamknij magazyn</translation>
    </message>
    <message>
      <source>&amp;Density…</source>
      <translation>&amp;Gęstość…</translation>
    </message>
    <message>
      <source>&amp;Erase what is past its review date…</source>
      <translation>&amp;Usuń to, czego termin przeglądu minął…</translation>
    </message>
    <message>
      <source>&amp;History</source>
      <translation>&amp;Historia</translation>
    </message>
    <message>
      <source>&amp;Hot spots…</source>
      <translation>Punkty z&amp;apalne…</translation>
    </message>
    <message>
      <source>&amp;Import threats…</source>
      <translation>&amp;Import zagrożeń…</translation>
    </message>
    <message>
      <source>&amp;Keys…</source>
      <translation>Kla&amp;wisze…</translation>
    </message>
    <message>
      <source>&amp;Open a store…</source>
      <translation>&amp;Otwórz magazyn…</translation>
    </message>
    <message>
      <source>&amp;Queue of threats</source>
      <translation>&amp;Kolejka zagrożeń</translation>
    </message>
    <message>
      <source>&amp;Recent stores</source>
      <translation>Ostatnie &amp;magazyny</translation>
    </message>
    <message>
      <source>&amp;Verify the audit…</source>
      <translation>&amp;Sprawdź dziennik…</translation>
    </message>
    <message>
      <source>({n} of {of})</source>
      <translation>({n} z {of})</translation>
    </message>
    <message>
      <source>0 takes p from the normal distribution. 999 computes it by shuffling the counts instead.</source>
      <translation>0: p z rozkładu normalnego. 999: p liczone przez losowe przestawianie liczebności.</translation>
    </message>
    <message>
      <source>300 for paper, 150 for the screen.</source>
      <translation>300 do druku, 150 na ekran.</translation>
    </message>
    <message>
      <source>64 hexadecimal digits, as printed at the foot of a briefing. Left empty: the chain alone is checked.</source>
      <translation>64 cyfry szesnastkowe, jak w stopce odprawy. Puste: sprawdzany jest sam łańcuch.</translation>
    </message>
    <message>
      <source>A CSV file (also compressed as .gz), a spreadsheet (.xlsx, .ods) or a vector layer.</source>
      <translation>Plik CSV (także spakowany jako .gz), arkusz kalkulacyjny (.xlsx, .ods) lub warstwa wektorowa.</translation>
    </message>
    <message>
      <source>A QGIS expression, for example "category" = 'speeding'. Leave it empty to use all points.</source>
      <translation>Wyrażenie QGIS, na przykład "category" = 'speeding'. Zostaw puste, aby użyć wszystkich punktów.</translation>
    </message>
    <message>
      <source>A copy «{copy}» is already there. Move it away and try again.</source>
      <translation>Kopia „{copy}” już istnieje. Przenieś ją i spróbuj ponownie.</translation>
    </message>
    <message>
      <source>A day, as 2026-01-31, or a moment, as 2026-01-31T12:00. Left empty: now. A later one is not taken.</source>
      <translation>Dzień, np. 2026-01-31, albo chwila, np. 2026-01-31T12:00. Puste: teraz. Późniejsza nie jest przyjmowana.</translation>
    </message>
    <message>
      <source>A demo store covers 1 to {longest} years, not {years}.</source>
      <translation>Magazyn demonstracyjny może obejmować od 1 do {longest} lat, a nie {years}.</translation>
    </message>
    <message>
      <source>A demo store holds {smallest} to {largest} reports, not {count}.</source>
      <translation>Magazyn demonstracyjny może mieć od {smallest} do {largest} zgłoszeń, a nie {count}.</translation>
    </message>
    <message>
      <source>A district has 400 to 6,000 reports a year, a garrison 20,000 to 55,000.</source>
      <translation>Powiat ma od 400 do 6000 zgłoszeń rocznie, garnizon od 20 000 do 55 000.</translation>
    </message>
    <message>
      <source>A head known from elsewhere</source>
      <translation>Skrót znany skądinąd</translation>
    </message>
    <message>
      <source>A head of the audit has 64 digits from 0 to 9 and a to f. Copy the whole of it.</source>
      <translation>Skrót dziennika ma 64 znaki od 0 do 9 i od a do f. Skopiuj go w całości.</translation>
    </message>
    <message>
      <source>A layout template saved by QGIS. Left empty: the one that comes with the plugin.</source>
      <translation>Szablon układu wydruku zapisany w QGIS. Gdy puste: szablon dołączony do wtyczki.</translation>
    </message>
    <message>
      <source>A login of QGIS can be used inside QGIS only. Leave it out and write it into ~/.netrc.</source>
      <translation>Loginu zapisanego w QGIS można użyć tylko wewnątrz QGIS. Pomiń go i wpisz do pliku ~/.netrc.</translation>
    </message>
    <message>
      <source>A metric one. Left empty: the layer's own if it is metric and true here, else EPSG:2180 in Poland, else the UTM zone.</source>
      <translation>Metryczny. Gdy puste: układ warstwy, jeśli jest metryczny i odpowiedni dla tego miejsca; inaczej EPSG:2180 w Polsce, a gdzie indziej strefa UTM.</translation>
    </message>
    <message>
      <source>A page that says in words what was found and how it was computed.</source>
      <translation>Strona, która opisuje słowami, co ustalono i jak to policzono.</translation>
    </message>
    <message>
      <source>A person needs a garrison, or * for the whole country.</source>
      <translation>Osoba potrzebuje garnizonu albo *, czyli całego kraju.</translation>
    </message>
    <message>
      <source>A polygon layer with a feature for each unit. Areas are brought into the store's reference system.</source>
      <translation>Warstwa poligonowa z jednym obiektem na jednostkę. Tereny są przeliczane do układu współrzędnych magazynu.</translation>
    </message>
    <message>
      <source>A row for each area, period, category and status that occurs: n counts it; the columns from category_n on are about the category in the area and period over all statuses.</source>
      <translation>Wiersz dla każdego występującego połączenia obszaru, okresu, kategorii i statusu: n podaje liczbę; kolumny od category_n dotyczą kategorii w obszarze i okresie, dla wszystkich statusów łącznie.</translation>
    </message>
    <message>
      <source>A row for each decision: id, threat_id, the store's outcome, and what it means.</source>
      <translation>Wiersz dla każdej decyzji: id, threat_id, odpowiedź magazynu i jej znaczenie.</translation>
    </message>
    <message>
      <source>A row of the result could not be written: {reason}.</source>
      <translation>Nie udało się zapisać wiersza wyniku: {reason}.</translation>
    </message>
    <message>
      <source>A server is made for a store in PostgreSQL. Write its address as postgresql://server/database.</source>
      <translation>Serwer przygotowuje się dla magazynu w PostgreSQL. Wpisz jego adres jako postgresql://serwer/baza.</translation>
    </message>
    <message>
      <source>A sheet for the briefing before duty, two A4 pages a unit: what is open, past its limit and new, each with whether the change is more than chance; a map; what is to be checked today; hours of the week; the strongest changes; confirmed places that recur; room for tasks. The template is an ordinary QGIS layout that you can change. The sheets hold no descriptions, but they are for use within the unit: mind to whom you give them. Each sheet is logged in the store's audit before it is printed.</source>
      <translation>Arkusz na odprawę do służby, dwie strony A4 na jednostkę: co jest otwarte, przeterminowane i nowe, z informacją, czy zmiana jest większa niż przypadek; mapa; co sprawdzić dziś; godziny tygodnia; najsilniejsze zmiany; potwierdzone miejsca, które się powtarzają; miejsce na zadania. Szablon to zwykły wydruk QGIS, który można zmienić. Arkusze nie zawierają opisów, ale są do użytku w jednostce: uważaj, komu je dajesz. Każdy arkusz jest odnotowany w dzienniku magazynu, zanim zostanie wydrukowany.</translation>
    </message>
    <message>
      <source>A store is not brought up to date over the web. Do it in its PostgreSQL database: postgresql://server/database.</source>
      <translation>Magazynu nie aktualizuje się przez sieć WWW. Zrób to w jego bazie PostgreSQL: postgresql://serwer/baza.</translation>
    </message>
    <message>
      <source>A store is not made over the web. Make it in its PostgreSQL database: postgresql://server/database.</source>
      <translation>Magazynu nie tworzy się przez sieć WWW. Utwórz go w bazie PostgreSQL: postgresql://serwer/baza.</translation>
    </message>
    <message>
      <source>A store is not purged over the web. Use its PostgreSQL address: postgresql://server/database.</source>
      <translation>Danych nie usuwa się z magazynu przez sieć WWW. Użyj adresu PostgreSQL: postgresql://serwer/baza.</translation>
    </message>
    <message>
      <source>A store needs a metric coordinate system with a code. For Poland choose EPSG:2180.</source>
      <translation>Magazyn wymaga metrycznego układu współrzędnych, który ma kod. Dla Polski wybierz EPSG:2180.</translation>
    </message>
    <message>
      <source>A store on a server logs what leaves it: write in RECIPIENT who gets it.</source>
      <translation>Magazyn na serwerze odnotowuje, co go opuszcza: wpisz w RECIPIENT, kto to dostaje.</translation>
    </message>
    <message>
      <source>A store on a server needs the Python library {name}, which is not installed. Install it for the Python that QGIS uses (Windows: the OSGeo4W installer; Debian: python3-{name}), then start QGIS again.</source>
      <translation>Magazyn na serwerze wymaga biblioteki Pythona {name}, której nie zainstalowano. Zainstaluj ją dla Pythona używanego przez QGIS (Windows: instalator OSGeo4W; Debian: python3-{name}), a potem uruchom QGIS ponownie.</translation>
    </message>
    <message>
      <source>A table with the fields threat_id, expected_version and new_status, and if wanted id, reason and note. A geometry is not looked at.</source>
      <translation>Tabela z polami threat_id, expected_version i new_status oraz opcjonalnie id, reason i note. Geometria jest pomijana.</translation>
    </message>
    <message>
      <source>Accepted</source>
      <translation>Przyjęte</translation>
    </message>
    <message>
      <source>Accepted.</source>
      <translation>Przyjęto.</translation>
    </message>
    <message>
      <source>Accepted: version {version}, status «{status}».</source>
      <translation>Przyjęto: wersja {version}, status „{status}”.</translation>
    </message>
    <message>
      <source>All categories</source>
      <translation>Wszystkie kategorie</translation>
    </message>
    <message>
      <source>All categories.</source>
      <translation>Wszystkie kategorie.</translation>
    </message>
    <message>
      <source>All cells or areas have the same value, {value}; no place stands out. Check the filter and the area.</source>
      <translation>Wszystkie komórki lub obszary mają tę samą wartość, {value}; żadne miejsce się nie wyróżnia. Sprawdź filtr i obszar.</translation>
    </message>
    <message>
      <source>All planes</source>
      <translation>Wszystkie płaszczyzny</translation>
    </message>
    <message>
      <source>All points lie at one place. Choose a cell size.</source>
      <translation>Wszystkie punkty leżą w jednym miejscu. Podaj rozmiar komórki.</translation>
    </message>
    <message>
      <source>All statuses</source>
      <translation>Wszystkie statusy</translation>
    </message>
    <message>
      <source>All time</source>
      <translation>Cały czas</translation>
    </message>
    <message>
      <source>Allocation</source>
      <translation>Rozmieszczenie sił</translation>
    </message>
    <message>
      <source>An address with a password in it would be seen by others. Leave it out and choose a login of QGIS's authentication instead.</source>
      <translation>Adres z hasłem zobaczyliby inni. Pomiń hasło i wybierz login z uwierzytelniania QGIS.</translation>
    </message>
    <message>
      <source>An earlier decision of yours on this threat was not applied, so this one waits.</source>
      <translation>Twoja wcześniejsza decyzja w sprawie tego zagrożenia nie została wykonana, dlatego ta czeka.</translation>
    </message>
    <message>
      <source>Annotations: areas</source>
      <translation>Adnotacje: obszary</translation>
    </message>
    <message>
      <source>Annotations: lines</source>
      <translation>Adnotacje: linie</translation>
    </message>
    <message>
      <source>Annotations: places</source>
      <translation>Adnotacje: miejsca</translation>
    </message>
    <message>
      <source>Another number makes other reports of the same kind.</source>
      <translation>Inna liczba daje inne zgłoszenia tego samego rodzaju.</translation>
    </message>
    <message>
      <source>Another program holds the store «{name}». It will be tried again.</source>
      <translation>Magazyn „{name}” jest zajęty przez inny program. Próba zostanie powtórzona.</translation>
    </message>
    <message>
      <source>Area</source>
      <translation>Obszar</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Obszary</translation>
    </message>
    <message>
      <source>Areas of the police units that stand today.</source>
      <translation>Tereny jednostek Policji, które obecnie istnieją.</translation>
    </message>
    <message>
      <source>Areas to count in, such as precincts; their fields are kept. A report counts in the smallest one.</source>
      <translation>Obszary, w których liczyć, na przykład rejony służbowe; ich pola zostają zachowane. Zgłoszenie liczy się w najmniejszym z nich.</translation>
    </message>
    <message>
      <source>Areas to test, such as precincts; their fields are kept, and a report counts in the smallest one that holds it. Left empty, a grid of cells is made.</source>
      <translation>Obszary do zbadania, na przykład rejony służbowe; ich pola zostają zachowane, a zgłoszenie liczy się w najmniejszym obszarze, w którym leży. Gdy puste, powstaje siatka komórek.</translation>
    </message>
    <message>
      <source>Areas with their summary</source>
      <translation>Obszary z zestawieniem</translation>
    </message>
    <message>
      <source>As 2025-01-01/2025-07-01; the end is not included. Left empty: all.</source>
      <translation>W postaci 2025-01-01/2025-07-01; koniec się nie wlicza. Gdy puste: wszystkie.</translation>
    </message>
    <message>
      <source>As 2025-01-01/2025-07-01; the end is not included. Left empty: the last seven days in the store.</source>
      <translation>W postaci 2025-01-01/2025-07-01; koniec się nie wlicza. Gdy puste: ostatnie siedem dni w magazynie.</translation>
    </message>
    <message>
      <source>Assigned to</source>
      <translation>Prowadzący</translation>
    </message>
    <message>
      <source>Assignment</source>
      <translation>Przydział</translation>
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
      <translation>Obie współrzędne wynoszą 0: wiersz nie ma miejsca.</translation>
    </message>
    <message>
      <source>Boundary of the unit</source>
      <translation>Granica jednostki</translation>
    </message>
    <message>
      <source>Briefing</source>
      <translation>Odprawa</translation>
    </message>
    <message>
      <source>Briefing for duty</source>
      <translation>Odprawa do służby</translation>
    </message>
    <message>
      <source>Briefing of {unit}</source>
      <translation>Odprawa: {unit}</translation>
    </message>
    <message>
      <source>Bring a store up to date</source>
      <translation>Zaktualizuj magazyn</translation>
    </message>
    <message>
      <source>Brings a store that an older version of KMZB Analyst made to the form that this version works with. Nothing in it is lost. A file is copied first, into the same folder; on a server it takes an administrator's login, and a backup is the administrator's work. Older versions do not open the store afterwards. A store that is up to date is left alone.</source>
      <translation>Doprowadza magazyn utworzony starszą wersją KMZB Analyst do postaci, z którą pracuje ta wersja. Nic z niego nie ginie. Plik jest najpierw kopiowany do tego samego folderu; na serwerze potrzebny jest login administratora, a kopia zapasowa należy do niego. Starsze wersje nie otworzą potem magazynu. Aktualny magazyn pozostaje bez zmian.</translation>
    </message>
    <message>
      <source>Brings police units with their areas into a store: garrison, commands, stations, each below the one whose code its row names. A unit is known by its code and the day it is valid from, so the same layer can be imported again. Threats that are imported afterwards belong to the smallest unit they lie in.</source>
      <translation>Wprowadza do magazynu jednostki Policji z ich terenami: garnizon, komendy, komisariaty, każdą pod jednostką, której kod podaje jej wiersz. Jednostkę rozpoznaje się po kodzie i dniu, od którego obowiązuje, więc tę samą warstwę można zaimportować ponownie. Zagrożenia zaimportowane później należą do najmniejszej jednostki, na której terenie leżą.</translation>
    </message>
    <message>
      <source>Brings the rows of a CSV file, a spreadsheet or any vector layer into one plane of a store. An import profile says which column is what. Rows that are in the store already are counted, not doubled, so the same file can be imported again. Rows that cannot be taken come out with the reason; unknown categories and statuses are kept word for word. If the import is cancelled, nothing is imported.</source>
      <translation>Wprowadza wiersze pliku CSV, arkusza kalkulacyjnego lub dowolnej warstwy wektorowej do jednej płaszczyzny magazynu. Profil importu określa, co zawiera która kolumna. Wiersze, które już są w magazynie, są liczone, a nie powielane, więc ten sam plik można zaimportować ponownie. Wiersze, których nie można przyjąć, są podawane z powodem; nieznane kategorie i statusy są zachowywane dosłownie. Przerwany import niczego nie wprowadza.</translation>
    </message>
    <message>
      <source>Cancelled. Nothing was written.</source>
      <translation>Przerwano. Niczego nie zapisano.</translation>
    </message>
    <message>
      <source>Case</source>
      <translation>Sprawa</translation>
    </message>
    <message>
      <source>Categories</source>
      <translation>Kategorie</translation>
    </message>
    <message>
      <source>Categories by area and period</source>
      <translation>Kategorie według obszaru i okresu</translation>
    </message>
    <message>
      <source>Categories, {n} reports in {areas} areas</source>
      <translation>Kategorie, zgłoszenia: {n}, obszary: {areas}</translation>
    </message>
    <message>
      <source>Category</source>
      <translation>Kategoria</translation>
    </message>
    <message>
      <source>Category and time</source>
      <translation>Kategoria i czas</translation>
    </message>
    <message>
      <source>Category summary</source>
      <translation>Zestawienie kategorii</translation>
    </message>
    <message>
      <source>Cell size</source>
      <translation>Rozmiar komórki</translation>
    </message>
    <message>
      <source>Cells</source>
      <translation>Komórki</translation>
    </message>
    <message>
      <source>Certificate</source>
      <translation>Certyfikat</translation>
    </message>
    <message>
      <source>Choose the decision first: its digit stands on the button.</source>
      <translation>Najpierw wybierz decyzję: jej cyfra jest na przycisku.</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Klasa</translation>
    </message>
    <message>
      <source>Code of the category</source>
      <translation>Kod kategorii</translation>
    </message>
    <message>
      <source>Code of the status</source>
      <translation>Kod statusu</translation>
    </message>
    <message>
      <source>Codes of categories, separated by commas.</source>
      <translation>Kody kategorii oddzielone przecinkami.</translation>
    </message>
    <message>
      <source>Codes of statuses, separated by commas.</source>
      <translation>Kody statusów oddzielone przecinkami.</translation>
    </message>
    <message>
      <source>Codes of units, separated by commas; each includes the units below it.</source>
      <translation>Kody jednostek oddzielone przecinkami; każda obejmuje jednostki podległe.</translation>
    </message>
    <message>
      <source>Codes of units, separated by commas; each includes the units below it. Left empty: all at the top.</source>
      <translation>Kody jednostek oddzielone przecinkami; każda obejmuje jednostki podległe. Gdy puste: wszystkie najwyższego szczebla.</translation>
    </message>
    <message>
      <source>Cold spot, 90 %</source>
      <translation>Punkt zimny, 90 %</translation>
    </message>
    <message>
      <source>Cold spot, 95 %</source>
      <translation>Punkt zimny, 95 %</translation>
    </message>
    <message>
      <source>Cold spot, 99 %</source>
      <translation>Punkt zimny, 99 %</translation>
    </message>
    <message>
      <source>Compared with</source>
      <translation>Porównano z okresem</translation>
    </message>
    <message>
      <source>Computed</source>
      <translation>Obliczono</translation>
    </message>
    <message>
      <source>Computed in {crs} ({reason}).</source>
      <translation>Obliczono w układzie {crs} ({reason}).</translation>
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
      <translation>Udział potwierdzonych = potwierdzone, przekazane lub wyeliminowane / wszystkie rozstrzygnięte; przedziały Wilsona, 95 %. Ilorazy lokalizacji tylko dla obszarów z co najmniej 5 zgłoszeniami. Zgłoszenia nowe i w weryfikacji są nierozstrzygnięte.</translation>
    </message>
    <message>
      <source>Confirmed share of the decided reports, with its 95 % interval.</source>
      <translation>Udział potwierdzonych wśród rozstrzygniętych zgłoszeń, z przedziałem 95 %.</translation>
    </message>
    <message>
      <source>Confirmed share, lower limit</source>
      <translation>Udział potwierdzonych, dolna granica</translation>
    </message>
    <message>
      <source>Confirmed share, upper limit</source>
      <translation>Udział potwierdzonych, górna granica</translation>
    </message>
    <message>
      <source>Coordinate system</source>
      <translation>Układ współrzędnych</translation>
    </message>
    <message>
      <source>Coordinate system for the computation</source>
      <translation>Układ współrzędnych obliczeń</translation>
    </message>
    <message>
      <source>Copies the threats of a store that pass the filters into a layer for analysis. Descriptions are masked; the clear text never leaves the store this way. Every filter is optional.</source>
      <translation>Kopiuje zagrożenia magazynu, które spełniają filtry, do warstwy do analizy. Opisy są zamaskowane; jawny tekst nie opuszcza w ten sposób magazynu. Każdy filtr jest opcjonalny.</translation>
    </message>
    <message>
      <source>Copy of the file</source>
      <translation>Kopia pliku</translation>
    </message>
    <message>
      <source>Correction</source>
      <translation>Poprawka</translation>
    </message>
    <message>
      <source>Correction for many tests</source>
      <translation>Poprawka na wiele testów</translation>
    </message>
    <message>
      <source>Create a &amp;demo store…</source>
      <translation>Utwórz magazyn &amp;demonstracyjny…</translation>
    </message>
    <message>
      <source>Create a demo store</source>
      <translation>Utwórz magazyn demonstracyjny</translation>
    </message>
    <message>
      <source>Create a store</source>
      <translation>Utwórz magazyn</translation>
    </message>
    <message>
      <source>Create an &amp;empty store…</source>
      <translation>&amp;Utwórz pusty magazyn…</translation>
    </message>
    <message>
      <source>Ctrl+Enter: {status}</source>
      <translation>Ctrl+Enter: {status}</translation>
    </message>
    <message>
      <source>Days of the week</source>
      <translation>Dni tygodnia</translation>
    </message>
    <message>
      <source>Decide: {status}</source>
      <translation>Ustaw status: {status}</translation>
    </message>
    <message>
      <source>Decided</source>
      <translation>Rozstrzygnięte</translation>
    </message>
    <message>
      <source>Decided, with both times</source>
      <translation>Rozstrzygnięte, z oboma czasami</translation>
    </message>
    <message>
      <source>Decision</source>
      <translation>Decyzja</translation>
    </message>
    <message>
      <source>Decisions</source>
      <translation>Decyzje</translation>
    </message>
    <message>
      <source>Decisions made here that the store has not answered yet. They are safe on this computer.</source>
      <translation>Decyzje podjęte tutaj, na które magazyn jeszcze nie odpowiedział. Są bezpieczne na tym komputerze.</translation>
    </message>
    <message>
      <source>Decisions on their way</source>
      <translation>Decyzje w drodze</translation>
    </message>
    <message>
      <source>Demo store</source>
      <translation>Magazyn demonstracyjny</translation>
    </message>
    <message>
      <source>Density</source>
      <translation>Gęstość</translation>
    </message>
    <message>
      <source>Density of the reports, north up.</source>
      <translation>Gęstość zgłoszeń, północ u góry.</translation>
    </message>
    <message>
      <source>Density, {kernel}, R = {radius} m</source>
      <translation>Gęstość, {kernel}, R = {radius} m</translation>
    </message>
    <message>
      <source>Density: reports of {days} days, quartic kernel, radius {radius} m.</source>
      <translation>Gęstość: zgłoszenia z {days} dni, jądro kwartyczne, promień {radius} m.</translation>
    </message>
    <message>
      <source>Description (masked)</source>
      <translation>Opis (zamaskowany)</translation>
    </message>
    <message>
      <source>Descriptions</source>
      <translation>Opisy</translation>
    </message>
    <message>
      <source>Detail, where most of today's list is</source>
      <translation>Zbliżenie na dzisiejszą listę</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Szczegóły</translation>
    </message>
    <message>
      <source>Direct contact</source>
      <translation>Kontakt bezpośredni</translation>
    </message>
    <message>
      <source>Distance of centres in metres up to which cells or areas are neighbours. Left empty: 1.5 cells, or the areas that touch.</source>
      <translation>Największa odległość środków w metrach, przy której komórki lub obszary są sąsiadami. Gdy puste: 1,5 komórki albo obszary, które się stykają.</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Wykonano</translation>
    </message>
    <message>
      <source>Dots per inch</source>
      <translation>Rozdzielczość (dpi)</translation>
    </message>
    <message>
      <source>Due</source>
      <translation>Termin</translation>
    </message>
    <message>
      <source>Each transaction seals its entries by SHA-256 over them and the block before, so a change breaks the rest.</source>
      <translation>Każda transakcja pieczętuje swoje wpisy skrótem SHA-256 z nich i z poprzedniego bloku, więc zmiana łamie całą resztę.</translation>
    </message>
    <message>
      <source>End</source>
      <translation>Koniec</translation>
    </message>
    <message>
      <source>Erase what is past its review date</source>
      <translation>Usuń to, czego termin przeglądu minął</translation>
    </message>
    <message>
      <source>Erases the descriptions, notes and unmapped columns of threats whose review date has passed. The threats, the decisions and the audit stay, and the audit names what was erased. What is erased is gone for good: as long as «only count» is on, nothing is erased. On a server only an administrator may do it.</source>
      <translation>Usuwa opisy, notatki i nieprzypisane kolumny zagrożeń, których termin przeglądu minął. Zagrożenia, decyzje i dziennik pozostają, a dziennik wymienia, co usunięto. Usuniętego nie da się przywrócić: dopóki włączone jest «tylko policz», nic nie jest usuwane. Na serwerze może to zrobić tylko administrator.</translation>
    </message>
    <message>
      <source>Exact sum over all points at the centre of each pixel; no correction at the edge.</source>
      <translation>Dokładna suma po wszystkich punktach w środku każdego piksela; bez poprawki na brzegu.</translation>
    </message>
    <message>
      <source>Extent</source>
      <translation>Zasięg</translation>
    </message>
    <message>
      <source>Extract threats</source>
      <translation>Wyodrębnij zagrożenia</translation>
    </message>
    <message>
      <source>Field of the category</source>
      <translation>Pole kategorii</translation>
    </message>
    <message>
      <source>Field of the decision's time</source>
      <translation>Pole czasu decyzji</translation>
    </message>
    <message>
      <source>Field of the status</source>
      <translation>Pole statusu</translation>
    </message>
    <message>
      <source>Field of the time</source>
      <translation>Pole czasu</translation>
    </message>
    <message>
      <source>Field with the code</source>
      <translation>Pole z kodem</translation>
    </message>
    <message>
      <source>Field with the name</source>
      <translation>Pole z nazwą</translation>
    </message>
    <message>
      <source>Field with the superior unit</source>
      <translation>Pole z jednostką nadrzędną</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Plik</translation>
    </message>
    <message>
      <source>File or layer</source>
      <translation>Plik lub warstwa</translation>
    </message>
    <message>
      <source>First broken block, 0 for none</source>
      <translation>Pierwszy uszkodzony blok, 0 gdy nie ma</translation>
    </message>
    <message>
      <source>First name and surname, for the administrator's list.</source>
      <translation>Imię i nazwisko, na listę administratora.</translation>
    </message>
    <message>
      <source>Folder for the files</source>
      <translation>Folder na pliki</translation>
    </message>
    <message>
      <source>Folder for the sheets</source>
      <translation>Folder na karty</translation>
    </message>
    <message>
      <source>Folder of the sockets</source>
      <translation>Folder gniazd</translation>
    </message>
    <message>
      <source>Folder on the server</source>
      <translation>Folder na serwerze</translation>
    </message>
    <message>
      <source>For administrators of a store in PostgreSQL: gives a person a login of their own with exactly the roles chosen and a scope, or takes it away. Everybody with a login may read within their scope. The audit notes it. A new login has no password: set it in psql with \password, so that it stands in no history.</source>
      <translation>Dla administratorów magazynu w PostgreSQL: daje osobie jej własny login z dokładnie wybranymi rolami i zakresem albo go odbiera. Każdy, kto ma login, może czytać w swoim zakresie. Dziennik to odnotowuje. Nowy login nie ma hasła: ustaw je w psql poleceniem \password, aby nie zostało w żadnej historii.</translation>
    </message>
    <message>
      <source>For administrators of a store in PostgreSQL: writes the files with which nginx and QGIS Server serve it to everybody who has access now: the SQL of the gateway's login, a QGIS project and a libpq service for each person, the configuration of nginx and a systemd unit. No file holds a password. Run it again after people were added or taken out. The administrator's guide says where each file belongs.</source>
      <translation>Dla administratorów magazynu w PostgreSQL: zapisuje pliki, dzięki którym nginx i QGIS Server udostępniają go wszystkim, którzy mają teraz dostęp: SQL loginu bramy, projekt QGIS i usługę libpq dla każdej osoby, konfigurację nginx i jednostkę systemd. Żaden plik nie zawiera hasła. Uruchom ponownie po dodaniu lub usunięciu osób. Przewodnik administratora mówi, gdzie należy każdy plik.</translation>
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
      <translation>Ze statusu „{status}” nie można przejść do nowego statusu.</translation>
    </message>
    <message>
      <source>Garrison</source>
      <translation>Garnizon</translation>
    </message>
    <message>
      <source>GeoPackage (*.gpkg)</source>
      <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
      <source>Gi* of Getis and Ord (1995), binary weights, the place itself included; two-sided p.</source>
      <translation>Gi* Getisa i Orda (1995), wagi binarne, razem z samym miejscem; p dwustronne.</translation>
    </message>
    <message>
      <source>Give a person access to a store</source>
      <translation>Daj osobie dostęp do magazynu</translation>
    </message>
    <message>
      <source>HTML files (*.html)</source>
      <translation>Pliki HTML (*.html)</translation>
    </message>
    <message>
      <source>Half of the density lies on {share} % of the area; at its strongest it reaches {peak} {unit}.</source>
      <translation>Połowa gęstości przypada na {share} % obszaru; w najsilniejszym miejscu sięga {peak} {unit}.</translation>
    </message>
    <message>
      <source>Half of the features or more gave no point. Check the layer's coordinate system and its axes.</source>
      <translation>Co najmniej połowa obiektów nie dała punktu. Sprawdź układ współrzędnych warstwy i kolejność osi.</translation>
    </message>
    <message>
      <source>Handling line</source>
      <translation>Oznaczenie</translation>
    </message>
    <message>
      <source>Hands in a table of decisions, each by its own right: a row that is refused stops no other. What the store has not answered yet stays in the outbox and is sent later. A row that carries an id can be handed in again without being done twice.</source>
      <translation>Przekazuje tabelę decyzji, każdą niezależnie: odrzucony wiersz nie zatrzymuje innych. Decyzje, na które magazyn jeszcze nie odpowiedział, pozostają w skrzynce nadawczej i są wysyłane później. Wiersz z identyfikatorem można przekazać ponownie, a nie zostanie wykonany dwa razy.</translation>
    </message>
    <message>
      <source>Head</source>
      <translation>Skrót</translation>
    </message>
    <message>
      <source>Head of the chain</source>
      <translation>Skrót łańcucha</translation>
    </message>
    <message>
      <source>Hide &amp;description</source>
      <translation>Ukryj &amp;opis</translation>
    </message>
    <message>
      <source>Hot and cold spots; the darker, the surer. North is up.</source>
      <translation>Punkty zapalne i zimne; im ciemniej, tym pewniej. Północ u góry.</translation>
    </message>
    <message>
      <source>Hot spot, 90 %</source>
      <translation>Punkt zapalny, 90 %</translation>
    </message>
    <message>
      <source>Hot spot, 95 %</source>
      <translation>Punkt zapalny, 95 %</translation>
    </message>
    <message>
      <source>Hot spot, 99 %</source>
      <translation>Punkt zapalny, 99 %</translation>
    </message>
    <message>
      <source>Hot spots</source>
      <translation>Punkty zapalne</translation>
    </message>
    <message>
      <source>Hot spots (Getis-Ord Gi*)</source>
      <translation>Punkty zapalne (hot spot, Gi* Getisa-Orda)</translation>
    </message>
    <message>
      <source>Hot spots need at least {fewest} cells or areas; there are {n}. Choose smaller cells or more areas.</source>
      <translation>Do wyznaczenia punktów zapalnych potrzeba co najmniej {fewest} komórek lub obszarów, a jest ich {n}. Wybierz mniejsze komórki albo więcej obszarów.</translation>
    </message>
    <message>
      <source>Hot spots, {places}</source>
      <translation>Punkty zapalne, {places}</translation>
    </message>
    <message>
      <source>Hours and days, {period}</source>
      <translation>Godziny i dni, {period}</translation>
    </message>
    <message>
      <source>How far a report reaches, in metres. Left empty, it is computed by Scott's rule.</source>
      <translation>Jak daleko sięga zgłoszenie, w metrach. Gdy puste, promień wyznacza reguła Scotta.</translation>
    </message>
    <message>
      <source>How it was computed</source>
      <translation>Jak to policzono</translation>
    </message>
    <message>
      <source>How many places are in which class.</source>
      <translation>Ile miejsc jest w której klasie.</translation>
    </message>
    <message>
      <source>How many reports a point stands for. Points without a weight are left out and counted.</source>
      <translation>Ile zgłoszeń oznacza jeden punkt. Punkty bez wagi są pomijane, a ich liczba jest podawana.</translation>
    </message>
    <message>
      <source>How many threats each square holds, counted in the store.</source>
      <translation>Ile zagrożeń jest w każdym kwadracie; zliczone w magazynie.</translation>
    </message>
    <message>
      <source>How many years before the end the reports spread over.</source>
      <translation>Ile lat przed końcem obejmują zgłoszenia.</translation>
    </message>
    <message>
      <source>Import &amp;units…</source>
      <translation>Import &amp;jednostek…</translation>
    </message>
    <message>
      <source>Import profile</source>
      <translation>Profil importu</translation>
    </message>
    <message>
      <source>Import threats</source>
      <translation>Import zagrożeń</translation>
    </message>
    <message>
      <source>Import units</source>
      <translation>Import jednostek</translation>
    </message>
    <message>
      <source>In conflict</source>
      <translation>W konflikcie</translation>
    </message>
    <message>
      <source>In the outbox, sent later. {reason}</source>
      <translation>W skrzynce nadawczej, do wysłania później. {reason}</translation>
    </message>
    <message>
      <source>Internet</source>
      <translation>Internet</translation>
    </message>
    <message>
      <source>Internet plane</source>
      <translation>Płaszczyzna internetowa</translation>
    </message>
    <message>
      <source>It was stopped before it was done.</source>
      <translation>Przerwano, zanim się skończyło.</translation>
    </message>
    <message>
      <source>It was stopped.</source>
      <translation>Przerwano.</translation>
    </message>
    <message>
      <source>Its file on the server.</source>
      <translation>Jego plik na serwerze.</translation>
    </message>
    <message>
      <source>Its share</source>
      <translation>Jej udział</translation>
    </message>
    <message>
      <source>KMZB – queue</source>
      <translation>KMZB – kolejka</translation>
    </message>
    <message>
      <source>KMZB: map of safety threats</source>
      <translation>KMZB: mapa zagrożeń bezpieczeństwa</translation>
    </message>
    <message>
      <source>Kernel</source>
      <translation>Funkcja jądrowa</translation>
    </message>
    <message>
      <source>Kernel density</source>
      <translation>Gęstość jądrowa</translation>
    </message>
    <message>
      <source>Key of the certificate</source>
      <translation>Klucz certyfikatu</translation>
    </message>
    <message>
      <source>Keys of the queue</source>
      <translation>Klawisze kolejki</translation>
    </message>
    <message>
      <source>Known head</source>
      <translation>Znany skrót</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Język</translation>
    </message>
    <message>
      <source>Last 12 months</source>
      <translation>Ostatnie 12 miesięcy</translation>
    </message>
    <message>
      <source>Last 24 hours</source>
      <translation>Ostatnie 24 godziny</translation>
    </message>
    <message>
      <source>Last 30 days</source>
      <translation>Ostatnie 30 dni</translation>
    </message>
    <message>
      <source>Last 7 days</source>
      <translation>Ostatnie 7 dni</translation>
    </message>
    <message>
      <source>Last 90 days</source>
      <translation>Ostatnie 90 dni</translation>
    </message>
    <message>
      <source>Last change</source>
      <translation>Ostatnia zmiana</translation>
    </message>
    <message>
      <source>Last reported</source>
      <translation>Ostatnio</translation>
    </message>
    <message>
      <source>Last whole head</source>
      <translation>Ostatni prawidłowy skrót</translation>
    </message>
    <message>
      <source>Layer of units</source>
      <translation>Warstwa jednostek</translation>
    </message>
    <message>
      <source>Left empty for a store in a file: the unit itself.</source>
      <translation>Puste przy magazynie w pliku: sama jednostka.</translation>
    </message>
    <message>
      <source>Left empty: the briefing of the unit.</source>
      <translation>Puste: odprawa jednostki.</translation>
    </message>
    <message>
      <source>Letting people in and out needs a login with the rights of a superuser of the database.</source>
      <translation>Nadawanie i odbieranie dostępu wymaga loginu z prawami superużytkownika bazy.</translation>
    </message>
    <message>
      <source>Limit</source>
      <translation>Termin</translation>
    </message>
    <message>
      <source>Location quotient</source>
      <translation>Iloraz lokalizacji</translation>
    </message>
    <message>
      <source>Location quotient, lower limit</source>
      <translation>Iloraz lokalizacji, dolna granica</translation>
    </message>
    <message>
      <source>Location quotient, upper limit</source>
      <translation>Iloraz lokalizacji, górna granica</translation>
    </message>
    <message>
      <source>Login</source>
      <translation>Login</translation>
    </message>
    <message>
      <source>Made the store «{name}» in {crs}: {location}.</source>
      <translation>Utworzono magazyn „{name}” w układzie {crs}: {location}.</translation>
    </message>
    <message>
      <source>Makes a new store with an invented garrison, to try and to teach with: reports on invented streets around real places inside the real outline of the voivodeship, with the shares of categories and the rhythms of the real map, units, decisions, and what real data have too: duplicates, bursts, jokes, mistakes and personal data in descriptions. Nothing in it is real, and the store says so wherever it is shown. The same seed makes the same content.</source>
      <translation>Tworzy nowy magazyn z wymyślonym garnizonem, do prób i szkoleń: zgłoszenia na wymyślonych ulicach wokół prawdziwych miejscowości w prawdziwych granicach województwa, z udziałami kategorii i rytmem prawdziwej mapy, jednostki, decyzje oraz to, co mają i prawdziwe dane: duplikaty, serie, żarty, pomyłki i dane osobowe w opisach. Żadne zgłoszenie nie jest prawdziwe i magazyn mówi o tym wszędzie, gdzie jest pokazywany. To samo ziarno daje tę samą zawartość.</translation>
    </message>
    <message>
      <source>Makes a new, empty store in a GeoPackage file or a PostgreSQL database, with the categories, statuses and rules of today. Units and threats are imported afterwards. Whoever has a file can read all of it: keep it where only those entitled can reach it.</source>
      <translation>Tworzy nowy, pusty magazyn w pliku GeoPackage albo w bazie PostgreSQL, z dzisiejszymi kategoriami, statusami i regułami. Jednostki i zagrożenia importuje się potem. Kto ma plik, może przeczytać go w całości: trzymaj go tam, gdzie dotrą tylko uprawnieni.</translation>
    </message>
    <message>
      <source>Making a store needs a login with the rights of a superuser of the database, once.</source>
      <translation>Utworzenie magazynu wymaga raz loginu z prawami superużytkownika bazy.</translation>
    </message>
    <message>
      <source>Median days to the decision</source>
      <translation>Mediana dni do decyzji</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>Metoda</translation>
    </message>
    <message>
      <source>Mon</source>
      <translation>pn</translation>
    </message>
    <message>
      <source>Most frequent category</source>
      <translation>Najczęstsza kategoria</translation>
    </message>
    <message>
      <source>Most frequent is «{category}»: {n} of {total} reports, {share} %.</source>
      <translation>Najczęstsza kategoria: „{category}”, {n} z {total} zgłoszeń, {share} %.</translation>
    </message>
    <message>
      <source>Most points lie outside: check that {crs} is the reference system of the file.</source>
      <translation>Większość punktów leży poza tym obszarem: sprawdź, czy {crs} to układ współrzędnych pliku.</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nazwa</translation>
    </message>
    <message>
      <source>Name of the server</source>
      <translation>Nazwa serwera</translation>
    </message>
    <message>
      <source>Neighbours</source>
      <translation>Sąsiedzi</translation>
    </message>
    <message>
      <source>Neighbours within</source>
      <translation>Zasięg sąsiedztwa</translation>
    </message>
    <message>
      <source>Neighbours, itself included</source>
      <translation>Sąsiedzi, razem z samym miejscem</translation>
    </message>
    <message>
      <source>New</source>
      <translation>Nowe</translation>
    </message>
    <message>
      <source>No category stands out in any area by more than chance.</source>
      <translation>Żadna kategoria nie wyróżnia się w żadnym obszarze bardziej, niż wynika z przypadku.</translation>
    </message>
    <message>
      <source>No person has access to the store «{store}» yet. Give somebody access first.</source>
      <translation>Nikt nie ma jeszcze dostępu do magazynu «{store}». Najpierw daj komuś dostęp.</translation>
    </message>
    <message>
      <source>No place was confirmed twice within a year.</source>
      <translation>Żadnego miejsca nie potwierdzono dwa razy w ciągu roku.</translation>
    </message>
    <message>
      <source>No point is left to compute from. Check the layer, the filter and the coordinate system.</source>
      <translation>Nie został żaden punkt do obliczeń. Sprawdź warstwę, filtr i układ współrzędnych.</translation>
    </message>
    <message>
      <source>No report lies in the areas and periods. {times}</source>
      <translation>Żadne zgłoszenie nie leży w podanych obszarach i okresach. {times}</translation>
    </message>
    <message>
      <source>No store is open</source>
      <translation>Nie otwarto magazynu</translation>
    </message>
    <message>
      <source>No store was named. Choose a file, or write the address of a server.</source>
      <translation>Nie podano magazynu. Wybierz plik albo wpisz adres serwera.</translation>
    </message>
    <message>
      <source>No study area is given: the rectangle around the points is taken for it.</source>
      <translation>Nie podano obszaru badania: przyjęto prostokąt wokół punktów.</translation>
    </message>
    <message>
      <source>No threat is past its review date: there is nothing to erase.</source>
      <translation>Żadne zagrożenie nie przekroczyło terminu przeglądu: nie ma czego usuwać.</translation>
    </message>
    <message>
      <source>No.</source>
      <translation>Nr</translation>
    </message>
    <message>
      <source>Nobody has the login «{login}» in this store.</source>
      <translation>Nikt nie ma w tym magazynie loginu «{login}».</translation>
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
      <translation>Żadne nie ma czasu, który da się odczytać.</translation>
    </message>
    <message>
      <source>None of {all} places is a hot spot with 95 % confidence: chance alone may explain the pattern.</source>
      <translation>Żadne z {all} miejsc nie jest punktem zapalnym na poziomie ufności 95 %: rozkład można wyjaśnić przypadkiem.</translation>
    </message>
    <message>
      <source>None yet</source>
      <translation>Brak</translation>
    </message>
    <message>
      <source>Not answered yet</source>
      <translation>Bez odpowiedzi</translation>
    </message>
    <message>
      <source>Not for emergencies: call 112.</source>
      <translation>W nagłych wypadkach dzwoń 112.</translation>
    </message>
    <message>
      <source>Not sent: an earlier decision on the same threat was refused. Decide again.</source>
      <translation>Nie wysłano: odrzucono wcześniejszą decyzję o tym samym zagrożeniu. Zdecyduj ponownie.</translation>
    </message>
    <message>
      <source>Not significant</source>
      <translation>Nieistotne</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>Notatki</translation>
    </message>
    <message numerus="yes">
      <source>Nothing here. %n threats pass other filters.</source>
      <translation>
        <numerusform>Pusto. %n zagrożenie spełnia inne filtry.</numerusform>
        <numerusform>Pusto. %n zagrożenia spełniają inne filtry.</numerusform>
        <numerusform>Pusto. %n zagrożeń spełnia inne filtry.</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing is due by the end of the day.</source>
      <translation>Nic nie ma terminu do końca dnia.</translation>
    </message>
    <message>
      <source>Nothing is imported over the web. Use the store's PostgreSQL address: postgresql://server/database.</source>
      <translation>Przez sieć WWW niczego się nie importuje. Użyj adresu PostgreSQL magazynu: postgresql://serwer/baza.</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Numer</translation>
    </message>
    <message>
      <source>Number in the source</source>
      <translation>Numer w źródle</translation>
    </message>
    <message>
      <source>Number of entries</source>
      <translation>Liczba wpisów</translation>
    </message>
    <message>
      <source>Number of files</source>
      <translation>Liczba plików</translation>
    </message>
    <message>
      <source>Number of reports</source>
      <translation>Liczba zgłoszeń</translation>
    </message>
    <message>
      <source>Number of the area</source>
      <translation>Numer obszaru</translation>
    </message>
    <message>
      <source>Occurred</source>
      <translation>Zdarzenie</translation>
    </message>
    <message>
      <source>Of</source>
      <translation>Z ilu</translation>
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
      <translation>Z {decided} rozstrzygniętych potwierdzono {confirmed}: {share} % (przedział 95 %: {low}–{high} %).</translation>
    </message>
    <message>
      <source>Old names of categories were taken for the current ones: {list}.</source>
      <translation>Dawne nazwy kategorii przyjęto jako obecne: {list}.</translation>
    </message>
    <message>
      <source>One or several, as 2025-01-01/2025-07-01, separated by commas; the end is not included and they must not overlap. Left empty: all times as one.</source>
      <translation>Jeden lub kilka, w postaci 2025-01-01/2025-07-01, oddzielone przecinkami; koniec się nie wlicza, okresy nie mogą na siebie zachodzić. Gdy puste: cały czas jako jeden okres.</translation>
    </message>
    <message>
      <source>Only count</source>
      <translation>Tylko policz</translation>
    </message>
    <message>
      <source>Only counted</source>
      <translation>Tylko policzono</translation>
    </message>
    <message>
      <source>Only points that satisfy</source>
      <translation>Tylko punkty spełniające warunek</translation>
    </message>
    <message>
      <source>Only threats within this rectangle.</source>
      <translation>Tylko zagrożenia w tym prostokącie.</translation>
    </message>
    <message>
      <source>Only {read} of the {total} rows of «{name}» could be read. Nothing was imported.</source>
      <translation>Udało się odczytać tylko {read} z {total} wierszy pliku „{name}”. Niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Otwarte</translation>
    </message>
    <message>
      <source>Open a store of threats</source>
      <translation>Otwórz magazyn zagrożeń</translation>
    </message>
    <message>
      <source>Open a store to work on its threats.</source>
      <translation>Otwórz magazyn, aby pracować nad zagrożeniami.</translation>
    </message>
    <message>
      <source>Open the last store when QGIS &amp;starts</source>
      <translation>Otwieraj ostatni magazyn przy sta&amp;rcie QGIS</translation>
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
      <source>Opening the store</source>
      <translation>Otwieranie magazynu</translation>
    </message>
    <message>
      <source>Outcome</source>
      <translation>Wynik</translation>
    </message>
    <message>
      <source>Outside</source>
      <translation>Poza obszarem</translation>
    </message>
    <message>
      <source>Overview</source>
      <translation>Przegląd</translation>
    </message>
    <message>
      <source>Overview: threats per square of {width}</source>
      <translation>Przegląd: zagrożenia w kwadratach {width}</translation>
    </message>
    <message>
      <source>PDF with text that can be searched, a PNG picture of each page, or both.</source>
      <translation>PDF z tekstem, który można przeszukiwać, obraz PNG każdej strony albo jedno i drugie.</translation>
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
      <source>People served</source>
      <translation>Obsługiwane osoby</translation>
    </message>
    <message>
      <source>Period</source>
      <translation>Okres</translation>
    </message>
    <message>
      <source>Period of the report</source>
      <translation>Okres zgłoszenia</translation>
    </message>
    <message>
      <source>Period to compare with</source>
      <translation>Okres porównawczy</translation>
    </message>
    <message>
      <source>Periods</source>
      <translation>Okresy</translation>
    </message>
    <message>
      <source>Periods need the time of the reports. Choose its field in TIME_FIELD.</source>
      <translation>Okresy wymagają czasu zgłoszeń. Wybierz jego pole w TIME_FIELD.</translation>
    </message>
    <message>
      <source>Permutations</source>
      <translation>Permutacje</translation>
    </message>
    <message>
      <source>Person's login</source>
      <translation>Login osoby</translation>
    </message>
    <message>
      <source>Pixel size</source>
      <translation>Rozmiar piksela</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>Miejsce</translation>
    </message>
    <message>
      <source>Place and duty</source>
      <translation>Miejsce i służba</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Miejsca</translation>
    </message>
    <message>
      <source>Plane</source>
      <translation>Płaszczyzna</translation>
    </message>
    <message>
      <source>Planes</source>
      <translation>Płaszczyzny</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>Punkty</translation>
    </message>
    <message>
      <source>Police plane</source>
      <translation>Płaszczyzna policyjna</translation>
    </message>
    <message>
      <source>Police systems</source>
      <translation>Systemy Policji</translation>
    </message>
    <message>
      <source>Polygons of the area that reports can come from. Outside it there is no result; inside it zero is zero.</source>
      <translation>Poligony obszaru, z którego mogą pochodzić zgłoszenia. Poza nim nie ma wyniku; w nim zero znaczy zero.</translation>
    </message>
    <message>
      <source>Port</source>
      <translation>Port</translation>
    </message>
    <message>
      <source>Prepare a web server for a store</source>
      <translation>Przygotuj serwer WWW dla magazynu</translation>
    </message>
    <message>
      <source>Printed under the title, for example «for official use». Left empty: the line set in the store.</source>
      <translation>Drukowane pod tytułem, na przykład „do użytku służbowego”. Gdy puste: oznaczenie ustawione w magazynie.</translation>
    </message>
    <message>
      <source>Probabilities</source>
      <translation>Prawdopodobieństwa</translation>
    </message>
    <message>
      <source>Processes of QGIS Server</source>
      <translation>Procesy QGIS Server</translation>
    </message>
    <message>
      <source>Public plane</source>
      <translation>Płaszczyzna społeczna</translation>
    </message>
    <message>
      <source>QGIS does not have the login «{id}» with a name and a password. Choose another one, or unlock QGIS's authentication with the master password.</source>
      <translation>QGIS nie ma loginu «{id}» z nazwą i hasłem. Wybierz inny albo odblokuj uwierzytelnianie QGIS hasłem głównym.</translation>
    </message>
    <message>
      <source>Radius</source>
      <translation>Promień</translation>
    </message>
    <message>
      <source>Radius {radius} m ({rule}), pixels of {pixel} m, {rows} × {columns} pixels.</source>
      <translation>Promień {radius} m ({rule}), piksele {pixel} m, {rows} × {columns} pikseli.</translation>
    </message>
    <message>
      <source>Raster</source>
      <translation>Raster</translation>
    </message>
    <message>
      <source>Read &amp;anew</source>
      <translation>Wczytaj &amp;ponownie</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Powód</translation>
    </message>
    <message>
      <source>Receipts</source>
      <translation>Potwierdzenia przyjęcia</translation>
    </message>
    <message>
      <source>Recipient</source>
      <translation>Odbiorca</translation>
    </message>
    <message>
      <source>Recomputes the chain that seals everything written to a store, from its first block, and says where it is broken. Whoever owns a store could make a whole new chain: so give the head that a briefing printed or an outbox kept, and it is looked for in the chain.</source>
      <translation>Przelicza od pierwszego bloku łańcuch, który pieczętuje wszystko, co zapisano w magazynie, i mówi, gdzie jest przerwany. Kto włada magazynem, mógłby utworzyć cały łańcuch na nowo: podaj więc skrót wydrukowany na odprawie albo zachowany w skrzynce nadawczej, a zostanie odszukany w łańcuchu.</translation>
    </message>
    <message>
      <source>Reference system of the file</source>
      <translation>Układ współrzędnych pliku</translation>
    </message>
    <message>
      <source>Refused</source>
      <translation>Odrzucone</translation>
    </message>
    <message>
      <source>Rejected rows</source>
      <translation>Odrzucone wiersze</translation>
    </message>
    <message>
      <source>Remark</source>
      <translation>Adnotacja</translation>
    </message>
    <message>
      <source>Remarks</source>
      <translation>Uwagi</translation>
    </message>
    <message>
      <source>Remarks, visits and shapes that officers drew. Write them in the workbench; here they are read-only.</source>
      <translation>Adnotacje, wizyty i kształty narysowane przez funkcjonariuszy. Dodaje się je w panelu KMZB; tutaj są tylko do odczytu.</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Raport</translation>
    </message>
    <message>
      <source>Reported</source>
      <translation>Zgłoszono</translation>
    </message>
    <message>
      <source>Reported hours</source>
      <translation>Zgłaszane godziny</translation>
    </message>
    <message>
      <source>Reports</source>
      <translation>Zgłoszenia</translation>
    </message>
    <message>
      <source>Reports / km²</source>
      <translation>Zgłoszenia / km²</translation>
    </message>
    <message>
      <source>Reports / km² of each area. North is up.</source>
      <translation>Zgłoszenia / km² w każdym obszarze. Północ u góry.</translation>
    </message>
    <message>
      <source>Reports are not crimes.</source>
      <translation>Zgłoszenia to nie przestępstwa.</translation>
    </message>
    <message>
      <source>Reports by category.</source>
      <translation>Zgłoszenia według kategorii.</translation>
    </message>
    <message>
      <source>Reports by category; {n} more in other categories.</source>
      <translation>Zgłoszenia według kategorii; w pozostałych kategoriach jeszcze {n}.</translation>
    </message>
    <message>
      <source>Reports by period.</source>
      <translation>Zgłoszenia według okresu.</translation>
    </message>
    <message>
      <source>Reports of the category</source>
      <translation>Zgłoszenia w kategorii</translation>
    </message>
    <message>
      <source>Reports of the public and the internet plane. Open: statuses that still need somebody; how many were open before is read from the time of the last change. More than chance: Krishnamoorthy and Thomson's E-test of two counts, p below {alpha}; between categories adjusted by Benjamini and Hochberg. Confirmed share: confirmed, also if passed on or eliminated since, of all decided reports of {days} days; Wilson's interval, Newcombe's for the difference. Similar: the same category within {similar} m. Recurring: at least two confirmed threats of a category no more than {recurring} m from one another in {year} days.</source>
      <translation>Zgłoszenia płaszczyzny społecznej i internetowej. Otwarte: statusy, które jeszcze czegoś wymagają; ile było otwartych wcześniej, wynika z czasu ostatniej zmiany. Więcej niż przypadek: test E Krishnamoorthy’ego i Thomsona dla dwóch liczebności, p poniżej {alpha}; między kategoriami z poprawką Benjaminiego i Hochberga. Udział potwierdzonych: potwierdzone, także później przekazane lub wyeliminowane, ze wszystkich zgłoszeń z {days} dni, które rozstrzygnięto; przedział Wilsona, dla różnicy Newcombe’a. Podobne: ta sama kategoria w promieniu {similar} m. Powtarzające się: co najmniej dwa potwierdzone zagrożenia jednej kategorii, odległe od siebie najwyżej o {recurring} m, w ciągu {year} dni.</translation>
    </message>
    <message>
      <source>Reports, not crimes. In an emergency call 112.</source>
      <translation>Zgłoszenia, nie przestępstwa. W nagłych wypadkach dzwoń 112.</translation>
    </message>
    <message>
      <source>Reports, {period}</source>
      <translation>Zgłoszenia, {period}</translation>
    </message>
    <message>
      <source>Review date before</source>
      <translation>Termin przeglądu przed</translation>
    </message>
    <message>
      <source>Roles</source>
      <translation>Role</translation>
    </message>
    <message>
      <source>Row</source>
      <translation>Wiersz</translation>
    </message>
    <message>
      <source>Row {row} of «{name}» cannot be read: a quotation mark is not closed or stands inside a value. Correct the row and import again; nothing was imported.</source>
      <translation>Nie można odczytać wiersza {row} pliku „{name}”: cudzysłów nie jest zamknięty albo stoi wewnątrz wartości. Popraw wiersz i zaimportuj ponownie; niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>Row {row}: the id is used twice.</source>
      <translation>Wiersz {row}: identyfikator występuje dwa razy.</translation>
    </message>
    <message>
      <source>Row {row}: the id «{id}» is no UUID. Leave it empty to get one.</source>
      <translation>Wiersz {row}: identyfikator „{id}” nie jest UUID. Zostaw puste, a zostanie nadany.</translation>
    </message>
    <message>
      <source>Row {row}: the version «{value}» is no whole number.</source>
      <translation>Wiersz {row}: wersja „{value}” nie jest liczbą całkowitą.</translation>
    </message>
    <message>
      <source>Row {row}: {fields} must not be empty.</source>
      <translation>Wiersz {row}: pola {fields} nie mogą być puste.</translation>
    </message>
    <message>
      <source>Rows</source>
      <translation>Wiersze</translation>
    </message>
    <message>
      <source>Rows accepted</source>
      <translation>Wiersze przyjęte</translation>
    </message>
    <message>
      <source>Rows known already</source>
      <translation>Wiersze już znane</translation>
    </message>
    <message>
      <source>Rows read</source>
      <translation>Wiersze wczytane</translation>
    </message>
    <message>
      <source>Rows rejected</source>
      <translation>Wiersze odrzucone</translation>
    </message>
    <message>
      <source>Rule for the radius</source>
      <translation>Reguła wyboru promienia</translation>
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
      <source>Say whose login it is.</source>
      <translation>Podaj, czyj to login.</translation>
    </message>
    <message>
      <source>Says what would be erased and erases nothing.</source>
      <translation>Mówi, co zostałoby usunięte, i niczego nie usuwa.</translation>
    </message>
    <message>
      <source>Scott's rule</source>
      <translation>reguła Scotta</translation>
    </message>
    <message>
      <source>Scott's rule needs points at two places at least. Give the radius instead.</source>
      <translation>Reguła Scotta wymaga punktów w co najmniej dwóch miejscach. Podaj promień.</translation>
    </message>
    <message>
      <source>Scott's rule takes all points for one cluster, so its radius of {radius} m hides everything but the coarsest. For several towns or a closer look give a radius, for example {example} m.</source>
      <translation>Reguła Scotta traktuje wszystkie punkty jako jedno skupisko, więc jej promień {radius} m pokazuje tylko najogólniejszy obraz. Dla kilku miejscowości lub dokładniejszego obrazu podaj promień, na przykład {example} m.</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Ziarno losowości</translation>
    </message>
    <message>
      <source>Sensitive category: not for the public.</source>
      <translation>Kategoria wrażliwa: nie do publikacji.</translation>
    </message>
    <message>
      <source>Served: {logins}.</source>
      <translation>Obsługiwani: {logins}.</translation>
    </message>
    <message>
      <source>Share of the area's reports</source>
      <translation>Udział w zgłoszeniach obszaru</translation>
    </message>
    <message>
      <source>Shares</source>
      <translation>Udziały</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Pokaż</translation>
    </message>
    <message>
      <source>Show &amp;description…</source>
      <translation>Pokaż &amp;opis…</translation>
    </message>
    <message>
      <source>Show the description</source>
      <translation>Pokaż opis</translation>
    </message>
    <message>
      <source>Small letters, digits, dots and hyphens, for example a.kowalska.</source>
      <translation>Małe litery, cyfry, kropki i łączniki, na przykład a.kowalska.</translation>
    </message>
    <message>
      <source>So many questions are answered at the same time. About as many as the server has cores.</source>
      <translation>Tyle zapytań jest obsługiwanych jednocześnie. Mniej więcej tyle, ile serwer ma rdzeni.</translation>
    </message>
    <message>
      <source>Somebody has opened a layer of the store «{name}» by hand for editing. Close that layer; it will be tried again.</source>
      <translation>Ktoś otworzył ręcznie warstwę magazynu „{name}” do edycji. Zamknij tę warstwę; próba zostanie powtórzona.</translation>
    </message>
    <message>
      <source>Someone decided before you. Nothing was overwritten and your decision is kept here.</source>
      <translation>Ktoś zdecydował przed tobą. Niczego nie nadpisano, a twoja decyzja jest tu zachowana.</translation>
    </message>
    <message>
      <source>Someone decided before you; nothing was overwritten.</source>
      <translation>Ktoś zdecydował przed tobą; niczego nie nadpisano.</translation>
    </message>
    <message>
      <source>Someone else was first: version {version}, status «{status}», by {who} at {when}. Decide again.</source>
      <translation>Ktoś był szybszy: wersja {version}, status „{status}”, {who}, {when}. Zdecyduj ponownie.</translation>
    </message>
    <message>
      <source>Something unexpected went wrong: {error}. The debug messages in the log say more.</source>
      <translation>Wystąpił nieoczekiwany błąd: {error}. Więcej mówią komunikaty diagnostyczne w dzienniku.</translation>
    </message>
    <message>
      <source>Something unexpected went wrong: {error}. What you decided is safe.</source>
      <translation>Wystąpił nieoczekiwany błąd: {error}. Twoje decyzje są bezpieczne.</translation>
    </message>
    <message>
      <source>Source system</source>
      <translation>System źródłowy</translation>
    </message>
    <message>
      <source>Source: KMZB, {store}, as of {moment}</source>
      <translation>Źródło: KMZB, {store}, stan na {moment}</translation>
    </message>
    <message>
      <source>Space</source>
      <translation>Spacja</translation>
    </message>
    <message>
      <source>Station &amp;briefing…</source>
      <translation>Odprawa do służ&amp;by…</translation>
    </message>
    <message>
      <source>Station briefing</source>
      <translation>Odprawa jednostki</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Statuses</source>
      <translation>Statusy</translation>
    </message>
    <message>
      <source>Store</source>
      <translation>Magazyn</translation>
    </message>
    <message>
      <source>Stores (*.gpkg);;All files (*)</source>
      <translation>Magazyny (*.gpkg);;Wszystkie pliki (*)</translation>
    </message>
    <message>
      <source>Strongest changes by category</source>
      <translation>Najsilniejsze zmiany według kategorii</translation>
    </message>
    <message>
      <source>Study area</source>
      <translation>Obszar badania</translation>
    </message>
    <message>
      <source>Su&amp;mmary by category…</source>
      <translation>Ze&amp;stawienie kategorii…</translation>
    </message>
    <message>
      <source>Submission</source>
      <translation>Przekazana decyzja</translation>
    </message>
    <message>
      <source>Submissions</source>
      <translation>Zgłoszone zmiany</translation>
    </message>
    <message>
      <source>Submit verifications</source>
      <translation>Przekaż weryfikacje</translation>
    </message>
    <message>
      <source>Sun</source>
      <translation>nd</translation>
    </message>
    <message>
      <source>TERYT code</source>
      <translation>Kod TERYT</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>Tabela</translation>
    </message>
    <message>
      <source>Take access away</source>
      <translation>Odbierz dostęp</translation>
    </message>
    <message>
      <source>Takes all rights in this store from the login and ends its sessions. What the person did stays theirs.</source>
      <translation>Odbiera loginowi wszystkie prawa w tym magazynie i kończy jego sesje. To, co osoba zrobiła, pozostaje przypisane do niej.</translation>
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
      <translation>Odróżnia identyfikatory jednego systemu od identyfikatorów innego. Gdy puste: nazwa profilu.</translation>
    </message>
    <message>
      <source>Template</source>
      <translation>Szablon</translation>
    </message>
    <message>
      <source>The GeoPackage that is made; a file that is there is not overwritten. Or an empty database, as postgresql://server/database: making a store there takes an administrator's login.</source>
      <translation>Plik GeoPackage, który powstanie; istniejący plik nie jest nadpisywany. Albo pusta baza, np. postgresql://serwer/baza: utworzenie tam magazynu wymaga loginu administratora.</translation>
    </message>
    <message>
      <source>The address of the store begins with http:// and would send your password in clear. Use https://.</source>
      <translation>Adres magazynu zaczyna się od http:// i wysłałby hasło otwartym tekstem. Użyj https://.</translation>
    </message>
    <message>
      <source>The address of the store cannot be read. Write postgresql://server/database, service=name or https://server/path.</source>
      <translation>Nie można odczytać adresu magazynu. Wpisz postgresql://serwer/baza, service=nazwa albo https://serwer/ścieżka.</translation>
    </message>
    <message>
      <source>The algorithm {name} could not be loaded: {error}.</source>
      <translation>Nie udało się wczytać algorytmu {name}: {error}.</translation>
    </message>
    <message>
      <source>The answer of the server «{store}» cannot be read. It will be tried again.</source>
      <translation>Nie można odczytać odpowiedzi serwera «{store}». Próba zostanie ponowiona.</translation>
    </message>
    <message>
      <source>The answer of the store «{store}» is larger than 64 MB. Filter by place, period or status, or use the store's PostgreSQL address.</source>
      <translation>Odpowiedź magazynu «{store}» przekracza 64 MB. Zawęź miejsce, okres lub status albo użyj adresu PostgreSQL magazynu.</translation>
    </message>
    <message>
      <source>The area cannot be brought into the reference system of the store.</source>
      <translation>Nie można przeliczyć terenu do układu współrzędnych magazynu.</translation>
    </message>
    <message>
      <source>The area has no extent.</source>
      <translation>Teren nie ma powierzchni.</translation>
    </message>
    <message>
      <source>The area of a unit must be a polygon.</source>
      <translation>Teren jednostki musi być poligonem.</translation>
    </message>
    <message>
      <source>The areas with most reports.</source>
      <translation>Obszary z największą liczbą zgłoszeń.</translation>
    </message>
    <message>
      <source>The areas with the numbers over all periods together.</source>
      <translation>Obszary z liczbami za wszystkie okresy łącznie.</translation>
    </message>
    <message>
      <source>The audit is broken from block {block} on: from there it is not what was written. Keep a copy of the store as it is and tell whoever answers for it.</source>
      <translation>Dziennik jest przerwany od bloku {block}: odtąd nie jest tym, co zapisano. Zachowaj kopię magazynu w obecnym stanie i powiadom osobę, która za niego odpowiada.</translation>
    </message>
    <message numerus="yes">
      <source>The audit is whole, %n entries, and the known head is in it.</source>
      <translation>
        <numerusform>Dziennik jest nienaruszony, %n wpis, i zawiera znany skrót.</numerusform>
        <numerusform>Dziennik jest nienaruszony, %n wpisy, i zawiera znany skrót.</numerusform>
        <numerusform>Dziennik jest nienaruszony, %n wpisów, i zawiera znany skrót.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The audit is whole: %n entries.</source>
      <translation>
        <numerusform>Dziennik jest nienaruszony: %n wpis.</numerusform>
        <numerusform>Dziennik jest nienaruszony: %n wpisy.</numerusform>
        <numerusform>Dziennik jest nienaruszony: %n wpisów.</numerusform>
      </translation>
    </message>
    <message>
      <source>The axes of the file are exchanged: its x holds northings (or latitudes) and its y eastings (or longitudes). They were put right for all rows.</source>
      <translation>Osie w pliku są zamienione: x zawiera współrzędne północne (szerokość), a y wschodnie (długość). Poprawiono to we wszystkich wierszach.</translation>
    </message>
    <message>
      <source>The cell size must be greater than zero.</source>
      <translation>Rozmiar komórki musi być większy od zera.</translation>
    </message>
    <message>
      <source>The cells or areas with the number of reports, z, p, corrected p and the class gi_bin (-3 to 3).</source>
      <translation>Komórki lub obszary z liczbą zgłoszeń, z, p, skorygowanym p i klasą gi_bin (od -3 do 3).</translation>
    </message>
    <message>
      <source>The certificate of the server «{store}» cannot be trusted. Ask its administrator for the certificate of the authority and add it to QGIS.</source>
      <translation>Certyfikatowi serwera «{store}» nie można zaufać. Poproś administratora o certyfikat urzędu i dodaj go do QGIS.</translation>
    </message>
    <message>
      <source>The certificate's file on the server. Left empty: plain HTTP, on loopback alone.</source>
      <translation>Plik certyfikatu na serwerze. Puste: zwykły HTTP, tylko na adresie lokalnym.</translation>
    </message>
    <message>
      <source>The chain is whole, but the known head is not in it: the audit was made anew or cut after that head was written down, or it is of another store.</source>
      <translation>Łańcuch jest nienaruszony, ale nie ma w nim znanego skrótu: dziennik utworzono na nowo lub obcięto po zapisaniu tego skrótu albo skrót pochodzi z innego magazynu.</translation>
    </message>
    <message>
      <source>The clear text of no. {number} may hold personal data. Why do you need it? Your reason is logged.</source>
      <translation>Pełny tekst zgłoszenia nr {number} może zawierać dane osobowe. Dlaczego jest potrzebny? Powód zostanie odnotowany.</translation>
    </message>
    <message>
      <source>The code of a unit: the person then sees only it and the units below it.</source>
      <translation>Kod jednostki: osoba widzi wtedy tylko ją i jednostki jej podległe.</translation>
    </message>
    <message>
      <source>The code of the garrison, for example KWP-RAD.</source>
      <translation>Kod garnizonu, na przykład KWP-RAD.</translation>
    </message>
    <message>
      <source>The code of the unit above. Empty in a row: nothing is above. Left empty: no unit is above another.</source>
      <translation>Kod jednostki nadrzędnej. Pusty w wierszu: nie ma nadrzędnej. Gdy nie wybrano pola: żadna jednostka nie podlega innej.</translation>
    </message>
    <message>
      <source>The column «{column}» holds no coordinate.</source>
      <translation>W kolumnie „{column}” nie ma współrzędnej.</translation>
    </message>
    <message>
      <source>The column «{column}» holds no date that can be read.</source>
      <translation>W kolumnie „{column}” nie ma daty, którą da się odczytać.</translation>
    </message>
    <message>
      <source>The column «{column}» holds no hour from 0 to 23.</source>
      <translation>W kolumnie „{column}” nie ma godziny od 0 do 23.</translation>
    </message>
    <message>
      <source>The column «{column}» is empty: a threat needs a category.</source>
      <translation>Kolumna „{column}” jest pusta: zagrożenie wymaga kategorii.</translation>
    </message>
    <message>
      <source>The column «{column}» is empty: the row has no coordinates.</source>
      <translation>Kolumna „{column}” jest pusta: wiersz nie ma współrzędnych.</translation>
    </message>
    <message>
      <source>The computer does not say under which account you work, and a store must know. Ask your administrator.</source>
      <translation>Komputer nie podaje, na jakim koncie pracujesz, a magazyn musi to wiedzieć. Zwróć się do administratora.</translation>
    </message>
    <message>
      <source>The connection to the store is lost. What you decide is kept and goes by itself when it is back.</source>
      <translation>Połączenie z magazynem jest przerwane. Decyzje są zachowywane i zostaną wysłane same, gdy wróci.</translation>
    </message>
    <message>
      <source>The coordinate system {crs} is not in metres. Choose a metric one, for example EPSG:2180.</source>
      <translation>Układ współrzędnych {crs} nie jest w metrach. Wybierz układ metryczny, na przykład EPSG:2180.</translation>
    </message>
    <message>
      <source>The coordinates do not fit the layer's coordinate system {crs}. Set the right one.</source>
      <translation>Współrzędne nie pasują do układu współrzędnych warstwy {crs}. Ustaw właściwy układ.</translation>
    </message>
    <message>
      <source>The coordinates fit only when they are exchanged, unlike the other rows. Write the easting (or longitude) as x and the northing (or latitude) as y.</source>
      <translation>Współrzędne pasują dopiero po zamianie miejscami, inaczej niż w pozostałych wierszach. Wpisz współrzędną wschodnią (długość) jako x, a północną (szerokość) jako y.</translation>
    </message>
    <message>
      <source>The coordinates lie outside everything that {crs} can show.</source>
      <translation>Współrzędne leżą poza wszystkim, co obejmuje układ {crs}.</translation>
    </message>
    <message>
      <source>The copy «{copy}» cannot be written: {reason}.</source>
      <translation>Nie można zapisać kopii „{copy}”: {reason}.</translation>
    </message>
    <message>
      <source>The data look like a snapshot of the public map, which hides unconfirmed reports after 7 days and jokes at once. Shares of confirmed reports cannot be computed from them.</source>
      <translation>Dane wyglądają na migawkę mapy publicznej, która ukrywa zgłoszenia niepotwierdzone po 7 dniach, a żarty od razu. Nie można z nich obliczać udziału zgłoszeń potwierdzonych.</translation>
    </message>
    <message>
      <source>The database «{name}» has a store already. Make another database for a new one.</source>
      <translation>Baza «{name}» ma już magazyn. Na nowy utwórz inną bazę.</translation>
    </message>
    <message>
      <source>The database «{name}» keeps its texts in {encoding}: make one in UTF8.</source>
      <translation>Baza «{name}» przechowuje teksty w kodowaniu {encoding}: utwórz bazę w UTF8.</translation>
    </message>
    <message>
      <source>The database «{store}» is not a store of KMZB Analyst, or it is not open to you.</source>
      <translation>Baza «{store}» nie jest magazynem KMZB Analyst albo nie masz do niej dostępu.</translation>
    </message>
    <message>
      <source>The day from which the units and areas hold, as 2026-01-31.</source>
      <translation>Dzień, od którego jednostki i tereny obowiązują, w postaci 2026-01-31.</translation>
    </message>
    <message>
      <source>The day on which the reports end, as 2026-07-01. It is fixed so that the content stays the same.</source>
      <translation>Dzień, w którym zgłoszenia się kończą, w postaci 2026-07-01. Jest stały, aby zawartość się nie zmieniała.</translation>
    </message>
    <message>
      <source>The demo store «{path}» cannot be made: {reason}.</source>
      <translation>Nie można utworzyć magazynu demonstracyjnego „{path}”: {reason}.</translation>
    </message>
    <message>
      <source>The disk is full, so this was not saved. Make room and do it again.</source>
      <translation>Dysk jest pełny, dlatego tego nie zapisano. Zwolnij miejsce i zrób to ponownie.</translation>
    </message>
    <message>
      <source>The disk of the server with the store «{store}» is full. It will be tried again.</source>
      <translation>Dysk serwera z magazynem «{store}» jest pełny. Próba zostanie ponowiona.</translation>
    </message>
    <message>
      <source>The disk with the store «{name}» is full. Make room; it will be tried again.</source>
      <translation>Dysk z magazynem „{name}” jest pełny. Zwolnij miejsce; próba zostanie powtórzona.</translation>
    </message>
    <message>
      <source>The distance of neighbours must be at least a cell: {least} m. Otherwise no cell has any.</source>
      <translation>Zasięg sąsiedztwa musi mieć co najmniej jedną komórkę: {least} m. Inaczej żadna komórka nie ma sąsiadów.</translation>
    </message>
    <message>
      <source>The extent of the grid is empty or not a number. Choose an extent that holds points.</source>
      <translation>Zasięg siatki jest pusty albo nie jest liczbą. Wybierz zasięg, w którym są punkty.</translation>
    </message>
    <message>
      <source>The extent would need more than {most} hexagons. Choose larger cells or a smaller extent.</source>
      <translation>Zasięg wymagałby więcej niż {most} sześciokątów. Wybierz większe komórki albo mniejszy zasięg.</translation>
    </message>
    <message>
      <source>The field with the category.</source>
      <translation>Pole z kategorią.</translation>
    </message>
    <message>
      <source>The field with the status code. Without it nothing is said about decisions.</source>
      <translation>Pole z kodem statusu. Bez niego wynik nie mówi nic o decyzjach.</translation>
    </message>
    <message>
      <source>The field {field} cannot be read ({problem}).</source>
      <translation>Nie można odczytać pola {field} ({problem}).</translation>
    </message>
    <message>
      <source>The field {field} is empty.</source>
      <translation>Pole {field} jest puste.</translation>
    </message>
    <message>
      <source>The field «{field}» is empty: a unit needs a code.</source>
      <translation>Pole „{field}” jest puste: jednostka wymaga kodu.</translation>
    </message>
    <message>
      <source>The file as it was lies in {copy}. Whoever has the copy can read everything in it.</source>
      <translation>Plik w poprzedniej postaci leży w {copy}. Kto ma kopię, może przeczytać w niej wszystko.</translation>
    </message>
    <message>
      <source>The file lacks these columns of the profile: {names}. The rows were taken without them.</source>
      <translation>W pliku brakuje kolumn z profilu: {names}. Wiersze przyjęto bez nich.</translation>
    </message>
    <message>
      <source>The file lies on a network drive. Two people writing at once may damage it there: use a server for shared work.</source>
      <translation>Plik leży na dysku sieciowym. Jednoczesny zapis przez dwie osoby może go tam uszkodzić: do wspólnej pracy użyj serwera.</translation>
    </message>
    <message>
      <source>The file name of a store ends with .gpkg: «{path}» does not.</source>
      <translation>Nazwa pliku magazynu musi kończyć się na .gpkg: „{path}” tak się nie kończy.</translation>
    </message>
    <message>
      <source>The file or its folder is read-only for you: you can look, but nothing can be handed in.</source>
      <translation>Plik lub jego folder jest dla ciebie tylko do odczytu: możesz przeglądać, ale nie możesz przekazywać decyzji.</translation>
    </message>
    <message>
      <source>The file to make; an existing file is not touched. Or an empty database, as postgresql://server/database: making a store there takes an administrator's login.</source>
      <translation>Plik do utworzenia; istniejący plik nie jest ruszany. Albo pusta baza, np. postgresql://serwer/baza: utworzenie tam magazynu wymaga loginu administratora.</translation>
    </message>
    <message>
      <source>The file «{name}» cannot be read: {reason}.</source>
      <translation>Nie można odczytać pliku „{name}”: {reason}.</translation>
    </message>
    <message>
      <source>The file «{name}» is damaged or is no spreadsheet.</source>
      <translation>Plik „{name}” jest uszkodzony albo nie jest arkuszem kalkulacyjnym.</translation>
    </message>
    <message>
      <source>The file «{name}» is empty.</source>
      <translation>Plik „{name}” jest pusty.</translation>
    </message>
    <message>
      <source>The file «{name}» is no table and no layer that QGIS can open.</source>
      <translation>Plik „{name}” nie jest tabelą ani warstwą, którą QGIS może otworzyć.</translation>
    </message>
    <message>
      <source>The file «{path}» could not be written. Close it if it is open elsewhere, and check the folder.</source>
      <translation>Nie udało się zapisać pliku „{path}”. Zamknij go, jeśli jest otwarty w innym programie, i sprawdź folder.</translation>
    </message>
    <message>
      <source>The file «{path}» is already there. Choose another name.</source>
      <translation>Plik „{path}” już istnieje. Wybierz inną nazwę.</translation>
    </message>
    <message>
      <source>The file «{path}» is not a GeoPackage.</source>
      <translation>Plik „{path}” nie jest plikiem GeoPackage.</translation>
    </message>
    <message>
      <source>The file «{path}» is not a layout template. Choose one that QGIS saved (.qpt).</source>
      <translation>Plik „{path}” nie jest szablonem układu wydruku. Wybierz szablon zapisany w QGIS (.qpt).</translation>
    </message>
    <message>
      <source>The file «{path}» is not a store of KMZB Analyst. Choose a store, or make a new one.</source>
      <translation>Plik „{path}” nie jest magazynem KMZB Analyst. Wybierz magazyn albo utwórz nowy.</translation>
    </message>
    <message>
      <source>The files cannot be written into «{folder}». Choose a folder that you may write to.</source>
      <translation>Plików nie można zapisać w «{folder}». Wybierz folder, w którym wolno Ci zapisywać.</translation>
    </message>
    <message>
      <source>The filter cannot be read: {reason}.</source>
      <translation>Nie można odczytać filtra: {reason}.</translation>
    </message>
    <message>
      <source>The filter uses the field «{field}», which the layer lacks. It has: {fields}.</source>
      <translation>Filtr używa pola „{field}”, którego warstwa nie ma. Ma pola: {fields}.</translation>
    </message>
    <message>
      <source>The folder that the files are written into, one PDF a unit, named after the unit and the period.</source>
      <translation>Folder, do którego trafią pliki: jeden PDF na jednostkę, nazwany od jednostki i okresu.</translation>
    </message>
    <message>
      <source>The folder «{path}» cannot be made. Choose another one.</source>
      <translation>Nie można utworzyć folderu „{path}”. Wybierz inny.</translation>
    </message>
    <message>
      <source>The garrison that the person sees, for example KWP-RAD; * is the whole country. Empty: the store's.</source>
      <translation>Garnizon, który osoba widzi, na przykład KWP-RAD; * to cały kraj. Puste: garnizon magazynu.</translation>
    </message>
    <message>
      <source>The garrison whose ground the reports are invented on.</source>
      <translation>Garnizon, na którego terenie powstają wymyślone zgłoszenia.</translation>
    </message>
    <message>
      <source>The garrison «{code}» is not known. The garrisons are {codes}.</source>
      <translation>Nieznany garnizon „{code}”. Garnizony: {codes}.</translation>
    </message>
    <message>
      <source>The garrison «{garrison}» has no such unit.</source>
      <translation>Garnizon «{garrison}» nie ma takiej jednostki.</translation>
    </message>
    <message>
      <source>The grid would have more than {most} cells. Choose a cell size of at least {cell} or a smaller extent.</source>
      <translation>Siatka miałaby więcej niż {most} komórek. Wybierz rozmiar komórki co najmniej {cell} albo mniejszy zasięg.</translation>
    </message>
    <message>
      <source>The hottest places.</source>
      <translation>Miejsca najbardziej zapalne.</translation>
    </message>
    <message>
      <source>The import profile cannot be used: {reason}.</source>
      <translation>Nie można użyć profilu importu: {reason}.</translation>
    </message>
    <message>
      <source>The import profile is no JSON: {reason}.</source>
      <translation>Profil importu nie jest w formacie JSON: {reason}.</translation>
    </message>
    <message>
      <source>The import profile «{path}» cannot be read: {reason}.</source>
      <translation>Nie można odczytać profilu importu „{path}”: {reason}.</translation>
    </message>
    <message>
      <source>The language of the sheets, whatever QGIS's own is.</source>
      <translation>Język kart, niezależnie od języka QGIS.</translation>
    </message>
    <message>
      <source>The layer has no coordinate system. Set it in the layer's properties, or choose the parameter CRS.</source>
      <translation>Warstwa nie ma układu współrzędnych. Ustaw go we właściwościach warstwy albo podaj parametr CRS.</translation>
    </message>
    <message>
      <source>The layer has no field «category». Choose the field with the category in CATEGORY_FIELD.</source>
      <translation>Warstwa nie ma pola „category”. Wybierz pole z kategorią w CATEGORY_FIELD.</translation>
    </message>
    <message>
      <source>The layer has no field «{field}». It has: {fields}.</source>
      <translation>Warstwa nie ma pola „{field}”. Ma pola: {fields}.</translation>
    </message>
    <message>
      <source>The layer «{layer}» holds no polygons. Choose another one.</source>
      <translation>Warstwa „{layer}” nie zawiera poligonów. Wybierz inną.</translation>
    </message>
    <message>
      <source>The layer «{name}» of the store «{store}» cannot be opened. Check that the store is whole.</source>
      <translation>Nie można otworzyć warstwy «{name}» magazynu «{store}». Sprawdź, czy magazyn jest cały.</translation>
    </message>
    <message>
      <source>The login for a store on a server, kept by QGIS. Left empty: the one of libpq's password file, or of ~/.netrc for an address on the web.</source>
      <translation>Login do magazynu na serwerze, przechowywany przez QGIS. Puste: login z pliku haseł libpq, a dla adresu WWW z ~/.netrc.</translation>
    </message>
    <message>
      <source>The login is new and has no password yet. Set it in psql: \password {login}</source>
      <translation>Login jest nowy i nie ma jeszcze hasła. Ustaw je w psql: \password {login}</translation>
    </message>
    <message>
      <source>The metric coordinate system that all places are kept in. For Poland EPSG:2180.</source>
      <translation>Metryczny układ współrzędnych, w którym zapisywane są wszystkie miejsca. Dla Polski EPSG:2180.</translation>
    </message>
    <message>
      <source>The moment in {field} is in the future.</source>
      <translation>Chwila w polu {field} leży w przyszłości.</translation>
    </message>
    <message>
      <source>The name of a profile that comes with the plugin (kmzb_public_record, toronto_mci) or the path of a JSON file of your own.</source>
      <translation>Nazwa profilu dołączonego do wtyczki (kmzb_public_record, toronto_mci) albo ścieżka własnego pliku JSON.</translation>
    </message>
    <message>
      <source>The name that stands in the server's certificate, for example kmzb.example.pl.</source>
      <translation>Nazwa, która stoi w certyfikacie serwera, na przykład kmzb.example.pl.</translation>
    </message>
    <message>
      <source>The new status is unknown to the store.</source>
      <translation>Magazyn nie zna nowego statusu.</translation>
    </message>
    <message>
      <source>The outbox «{path}» cannot be used, so this was not saved: {reason}.</source>
      <translation>Nie można użyć skrzynki nadawczej „{path}”, dlatego tego nie zapisano: {reason}.</translation>
    </message>
    <message>
      <source>The outbox «{path}» was made by a newer version. Update the plugin.</source>
      <translation>Skrzynkę nadawczą „{path}” utworzyła nowsza wersja. Zaktualizuj wtyczkę.</translation>
    </message>
    <message>
      <source>The period «{text}» cannot be read. Write it as 2025-01-01/2025-07-01.</source>
      <translation>Nie można odczytać okresu „{text}”. Zapisz go tak: 2025-01-01/2025-07-01.</translation>
    </message>
    <message>
      <source>The period «{text}» ends before it begins.</source>
      <translation>Okres „{text}” kończy się, zanim się zacznie.</translation>
    </message>
    <message>
      <source>The periods {first} and {second} overlap: a report would count twice.</source>
      <translation>Okresy {first} i {second} zachodzą na siebie: zgłoszenie liczyłoby się dwa razy.</translation>
    </message>
    <message>
      <source>The port that nginx listens on.</source>
      <translation>Port, na którym nasłuchuje nginx.</translation>
    </message>
    <message>
      <source>The proxy on the way to the store «{store}» does not let it through.</source>
      <translation>Serwer pośredniczący nie przepuszcza do magazynu «{store}».</translation>
    </message>
    <message>
      <source>The radius is less than 1.5 pixels: the raster hardly shows its shape.</source>
      <translation>Promień jest mniejszy niż 1,5 piksela: raster ledwo oddaje kształt rozkładu.</translation>
    </message>
    <message>
      <source>The radius must be at least half a cell: {least}. Choose a larger radius or smaller cells.</source>
      <translation>Promień musi mieć co najmniej pół komórki: {least}. Wybierz większy promień albo mniejsze komórki.</translation>
    </message>
    <message>
      <source>The radius must be at least half a pixel: {least} m. Choose a larger radius or smaller pixels.</source>
      <translation>Promień musi mieć co najmniej pół piksela: {least} m. Wybierz większy promień albo mniejsze piksele.</translation>
    </message>
    <message>
      <source>The radius must be greater than zero.</source>
      <translation>Promień musi być większy od zera.</translation>
    </message>
    <message>
      <source>The raster {path} could not be written: {reason}. Choose another place or format.</source>
      <translation>Nie udało się zapisać rastra {path}: {reason}. Wybierz inne miejsce lub format.</translation>
    </message>
    <message>
      <source>The raster: 32-bit numbers, reports per km², without a value outside the study area.</source>
      <translation>Raster: liczby 32-bitowe, zgłoszenia na km², bez wartości poza obszarem badania.</translation>
    </message>
    <message>
      <source>The reference system {crs} counts in degrees, but the coordinates look like metres. Give the right reference system in the import profile; nothing was imported.</source>
      <translation>Układ współrzędnych {crs} jest w stopniach, ale współrzędne wyglądają na metry. Podaj właściwy układ w profilu importu; niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>The reference system {crs} counts in metres, but the coordinates look like degrees. Give the right reference system in the import profile, EPSG:4326 for instance; nothing was imported.</source>
      <translation>Układ współrzędnych {crs} jest w metrach, ale współrzędne wyglądają na stopnie. Podaj właściwy układ w profilu importu, na przykład EPSG:4326; niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>The reference system «{crs}» does not count in metres. Choose a metric one, EPSG:2180 for Poland.</source>
      <translation>Układ współrzędnych „{crs}” nie jest w metrach. Wybierz układ metryczny, dla Polski EPSG:2180.</translation>
    </message>
    <message>
      <source>The reference system «{crs}» has no number. Choose one from the EPSG list.</source>
      <translation>Układ współrzędnych „{crs}” nie ma numeru. Wybierz układ z listy EPSG.</translation>
    </message>
    <message>
      <source>The reference system «{crs}» is not known. Write it as EPSG:2180, for instance.</source>
      <translation>Nieznany układ współrzędnych „{crs}”. Zapisz go na przykład tak: EPSG:2180.</translation>
    </message>
    <message>
      <source>The rejected rows hold the other reasons.</source>
      <translation>Pozostałe powody są przy odrzuconych wierszach.</translation>
    </message>
    <message>
      <source>The report {path} could not be written: {reason}.</source>
      <translation>Nie udało się zapisać raportu {path}: {reason}.</translation>
    </message>
    <message>
      <source>The reports are from {first} to {last}.</source>
      <translation>Zgłoszenia pochodzą z okresu od {first} do {last}.</translation>
    </message>
    <message>
      <source>The reports, or any other points. A selection and the layer's own filter are honoured.</source>
      <translation>Zgłoszenia lub dowolne inne punkty. Uwzględniane są zaznaczenie i filtr warstwy.</translation>
    </message>
    <message>
      <source>The result could not be styled: {error}.</source>
      <translation>Nie udało się nadać stylu wynikowi: {error}.</translation>
    </message>
    <message>
      <source>The row has another number of values than the header.</source>
      <translation>Wiersz ma inną liczbę wartości niż nagłówek.</translation>
    </message>
    <message>
      <source>The row has no point.</source>
      <translation>Wiersz nie ma punktu.</translation>
    </message>
    <message>
      <source>The row has {found} values where the header has {expected}.</source>
      <translation>Liczba wartości w wierszu: {found}, a w nagłówku: {expected}.</translation>
    </message>
    <message>
      <source>The rows that were not taken, each with its number in the file and the reason, to correct and import.</source>
      <translation>Wiersze, których nie przyjęto, każdy z numerem w pliku i powodem, do poprawienia i ponownego importu.</translation>
    </message>
    <message>
      <source>The rule «fixed» needs a radius. Give RADIUS in metres, or choose «scott».</source>
      <translation>Reguła „fixed” wymaga promienia. Podaj RADIUS w metrach albo wybierz „scott”.</translation>
    </message>
    <message>
      <source>The rule «scott» computes the radius itself. Leave RADIUS empty, or choose «fixed».</source>
      <translation>Reguła „scott” sama wyznacza promień. Zostaw RADIUS puste albo wybierz „fixed”.</translation>
    </message>
    <message>
      <source>The same seed gives the same result; another one shows how much of it is chance.</source>
      <translation>To samo ziarno daje ten sam wynik; inne pokazuje, ile w nim przypadku.</translation>
    </message>
    <message>
      <source>The server has no PostGIS: its administrator installs it (Debian: postgresql-postgis).</source>
      <translation>Serwer nie ma PostGIS: instaluje go administrator (Debian: postgresql-postgis).</translation>
    </message>
    <message>
      <source>The server has no such database: «{store}».</source>
      <translation>Serwer nie ma takiej bazy: «{store}».</translation>
    </message>
    <message>
      <source>The server needs the name that stands in its certificate.</source>
      <translation>Serwer potrzebuje nazwy, która stoi w jego certyfikacie.</translation>
    </message>
    <message>
      <source>The server of the store «{store}» does not accept this login. Choose another one, or ask its administrator.</source>
      <translation>Serwer magazynu «{store}» nie przyjmuje tego loginu. Wybierz inny albo zapytaj administratora.</translation>
    </message>
    <message>
      <source>The server of the store «{store}» does not answer in time. It will be tried again.</source>
      <translation>Serwer magazynu «{store}» nie odpowiada na czas. Próba zostanie ponowiona.</translation>
    </message>
    <message>
      <source>The server of the store «{store}» does not answer now. It will be tried again.</source>
      <translation>Serwer magazynu «{store}» teraz nie odpowiada. Próba zostanie ponowiona.</translation>
    </message>
    <message>
      <source>The server of the store «{store}» does not take what was sent (HTTP {code}).</source>
      <translation>Serwer magazynu «{store}» nie przyjmuje tego, co wysłano (HTTP {code}).</translation>
    </message>
    <message>
      <source>The server of the store «{store}» fails now (HTTP {code}). It will be tried again.</source>
      <translation>Serwer magazynu «{store}» zgłasza teraz błąd (HTTP {code}). Próba zostanie ponowiona.</translation>
    </message>
    <message>
      <source>The server of the store «{store}» has too much to do now. It will be tried again.</source>
      <translation>Serwer magazynu «{store}» jest teraz przeciążony. Próba zostanie ponowiona.</translation>
    </message>
    <message>
      <source>The server of the store «{store}» takes no decisions now: it is a standby.</source>
      <translation>Serwer magazynu «{store}» nie przyjmuje teraz decyzji: jest serwerem zapasowym.</translation>
    </message>
    <message>
      <source>The server of the store «{store}» takes no text so long.</source>
      <translation>Serwer magazynu «{store}» nie przyjmuje tak długiego tekstu.</translation>
    </message>
    <message>
      <source>The server of «{store}» does not answer. Check the address and the network, or try again.</source>
      <translation>Serwer «{store}» nie odpowiada. Sprawdź adres i sieć albo spróbuj ponownie.</translation>
    </message>
    <message>
      <source>The server «{store}» sends its visitors to another address. Ask its administrator which address the store has now.</source>
      <translation>Serwer «{store}» odsyła pod inny adres. Zapytaj administratora, jaki adres ma teraz magazyn.</translation>
    </message>
    <message>
      <source>The shape that each report is spread with. The radius matters more; quartic is usual.</source>
      <translation>Kształt, według którego rozkłada się każde zgłoszenie. Ważniejszy jest promień; zwykle stosuje się quartic.</translation>
    </message>
    <message>
      <source>The side of a cell in metres. Left empty: a fiftieth of the shorter side of the extent.</source>
      <translation>Bok komórki w metrach. Gdy puste: jedna pięćdziesiąta krótszego boku zasięgu.</translation>
    </message>
    <message>
      <source>The side of a pixel in metres. Left empty: about a tenth of the radius.</source>
      <translation>Bok piksela w metrach. Gdy puste: około jednej dziesiątej promienia.</translation>
    </message>
    <message>
      <source>The store answered: {reason}</source>
      <translation>Odpowiedź magazynu: {reason}</translation>
    </message>
    <message>
      <source>The store answers again.</source>
      <translation>Magazyn znów odpowiada.</translation>
    </message>
    <message>
      <source>The store did not log that this leaves it, so nothing was written. {reason}</source>
      <translation>Magazyn nie odnotował wydania danych, więc niczego nie zapisano. {reason}</translation>
    </message>
    <message>
      <source>The store failed on this one. Try again; if it stays so, tell the administrator.</source>
      <translation>Magazyn nie zdołał tego przyjąć. Spróbuj ponownie; jeśli to się powtórzy, powiadom administratora.</translation>
    </message>
    <message>
      <source>The store has no threat with this id, or you may not see it.</source>
      <translation>W magazynie nie ma zagrożenia o tym identyfikatorze albo nie masz do niego dostępu.</translation>
    </message>
    <message>
      <source>The store has no unit with the code {codes}. Codes it has: {known}.</source>
      <translation>W magazynie nie ma jednostki o kodzie {codes}. Kody w magazynie: {known}.</translation>
    </message>
    <message>
      <source>The store has no unit with the code «{code}».</source>
      <translation>Magazyn nie ma jednostki o kodzie «{code}».</translation>
    </message>
    <message>
      <source>The store has not answered for some time.</source>
      <translation>Magazyn od pewnego czasu nie odpowiada.</translation>
    </message>
    <message>
      <source>The store holds no reports with a date. Import threats of the public or the internet plane first.</source>
      <translation>W magazynie nie ma zgłoszeń z datą. Najpierw zaimportuj zagrożenia płaszczyzny społecznej lub internetowej.</translation>
    </message>
    <message>
      <source>The store holds no units. Import the units with their areas first.</source>
      <translation>W magazynie nie ma jednostek. Najpierw zaimportuj jednostki z ich terenami.</translation>
    </message>
    <message>
      <source>The store holds something that KMZB Analyst did not write. Bring back a copy, or ask who made it.</source>
      <translation>Magazyn zawiera coś, czego nie zapisał KMZB Analyst. Przywróć kopię albo zapytaj, kto go utworzył.</translation>
    </message>
    <message>
      <source>The store is being written by another program. Nothing was imported. Try again in a moment.</source>
      <translation>Do magazynu zapisuje teraz inny program. Niczego nie zaimportowano. Spróbuj ponownie za chwilę.</translation>
    </message>
    <message>
      <source>The store is empty. Import threats with the Processing toolbox.</source>
      <translation>Magazyn jest pusty. Zaimportuj zagrożenia z panelu algorytmów Processing.</translation>
    </message>
    <message>
      <source>The store is up to date already. There was nothing to do.</source>
      <translation>Magazyn jest już aktualny. Nie było nic do zrobienia.</translation>
    </message>
    <message>
      <source>The store needs a name.</source>
      <translation>Magazyn wymaga nazwy.</translation>
    </message>
    <message>
      <source>The store refused it on the way: {reason}</source>
      <translation>Magazyn odrzucił decyzję przy przyjęciu: {reason}</translation>
    </message>
    <message>
      <source>The store was brought from version {before} to version {after}.</source>
      <translation>Magazyn zaktualizowano z wersji {before} do wersji {after}.</translation>
    </message>
    <message>
      <source>The store with the threats: the path of a GeoPackage, postgresql://server/database, service=name of libpq's service file, or https://server/path.</source>
      <translation>Magazyn z zagrożeniami: ścieżka pliku GeoPackage, postgresql://serwer/baza, service=nazwa z pliku usług libpq albo https://serwer/ścieżka.</translation>
    </message>
    <message>
      <source>The store «{name}» cannot be read or written now. It will be tried again.</source>
      <translation>Magazynu „{name}” nie można teraz odczytać lub zapisać. Próba zostanie powtórzona.</translation>
    </message>
    <message>
      <source>The store «{name}» was made by an older version of KMZB Analyst. Its administrator has to bring it up to date.</source>
      <translation>Magazyn «{name}» utworzono starszą wersją KMZB Analyst. Musi go zaktualizować administrator.</translation>
    </message>
    <message>
      <source>The store «{path}» cannot be made there. Choose another folder, or make room on the disk.</source>
      <translation>Nie można tam utworzyć magazynu „{path}”. Wybierz inny folder albo zwolnij miejsce na dysku.</translation>
    </message>
    <message>
      <source>The store «{path}» cannot be written: the file or its folder is read-only for you. Ask for the right to write there.</source>
      <translation>Nie można zapisać do magazynu „{path}”: plik lub jego folder jest dla ciebie tylko do odczytu. Poproś o uprawnienie do zapisu.</translation>
    </message>
    <message>
      <source>The store «{path}» is being written by another program. Try again in a moment.</source>
      <translation>Do magazynu „{path}” zapisuje teraz inny program. Spróbuj ponownie za chwilę.</translation>
    </message>
    <message>
      <source>The store «{path}» is damaged. Bring back the last copy of the file.</source>
      <translation>Magazyn „{path}” jest uszkodzony. Przywróć ostatnią kopię pliku.</translation>
    </message>
    <message>
      <source>The store «{path}» is not there any more. Bring the file or the drive back.</source>
      <translation>Magazynu „{path}” już tam nie ma. Przywróć plik lub podłącz dysk.</translation>
    </message>
    <message>
      <source>The store «{path}» was made by a newer version of KMZB Analyst (schema {version}). Update the plugin.</source>
      <translation>Magazyn „{path}” utworzyła nowsza wersja KMZB Analyst (schemat {version}). Zaktualizuj wtyczkę.</translation>
    </message>
    <message>
      <source>The store «{path}» was made by an older version of KMZB Analyst. Bring it up to date with the algorithm «Bring a store up to date» of the toolbox; a copy of the file is kept.</source>
      <translation>Magazyn «{path}» utworzono starszą wersją KMZB Analyst. Zaktualizuj go algorytmem «Zaktualizuj magazyn» z panelu algorytmów; kopia pliku zostanie zachowana.</translation>
    </message>
    <message>
      <source>The store «{store}» failed in an unexpected way ({code}).</source>
      <translation>Magazyn «{store}» zgłosił nieoczekiwany błąd ({code}).</translation>
    </message>
    <message>
      <source>The strongest places, at least a radius apart.</source>
      <translation>Najsilniejsze miejsca, odległe o co najmniej promień.</translation>
    </message>
    <message>
      <source>The study area covers no pixel. Choose smaller pixels, or check the extent.</source>
      <translation>Obszar badania nie obejmuje żadnego piksela. Wybierz mniejsze piksele albo sprawdź zasięg.</translation>
    </message>
    <message>
      <source>The superior unit «{code}» is neither in the store nor among the rows that can be taken.</source>
      <translation>Jednostki nadrzędnej „{code}” nie ma ani w magazynie, ani wśród wierszy, które można przyjąć.</translation>
    </message>
    <message>
      <source>The table lacks the fields {missing}. It needs {needed}; {more} are optional.</source>
      <translation>W tabeli brakuje pól {missing}. Wymagane: {needed}; opcjonalne: {more}.</translation>
    </message>
    <message>
      <source>The template could not be loaded. Choose a layout template that QGIS saved (.qpt).</source>
      <translation>Nie udało się wczytać szablonu. Wybierz szablon układu wydruku zapisany w QGIS (.qpt).</translation>
    </message>
    <message>
      <source>The template «{path}» cannot be read. Choose a layout template (.qpt).</source>
      <translation>Nie można odczytać szablonu „{path}”. Wybierz szablon układu wydruku (.qpt).</translation>
    </message>
    <message>
      <source>The text contains a NUL character, which cannot be stored. Remove it and try again.</source>
      <translation>Tekst zawiera znak NUL, którego nie można zapisać. Usuń go i spróbuj ponownie.</translation>
    </message>
    <message>
      <source>The text is too long: a decision with its note may take 64 kB at most.</source>
      <translation>Tekst jest za długi: decyzja z notatką może zająć najwyżej 64 kB.</translation>
    </message>
    <message>
      <source>The text of {field} is too long.</source>
      <translation>Tekst w polu {field} jest za długi.</translation>
    </message>
    <message>
      <source>The threats of the store «{name}» cannot be read.</source>
      <translation>Nie można odczytać zagrożeń magazynu „{name}”.</translation>
    </message>
    <message>
      <source>The threats with all their fields, id and version among them.</source>
      <translation>Zagrożenia ze wszystkimi polami, w tym id i wersją.</translation>
    </message>
    <message>
      <source>The threats, the decisions and the audit stay; the audit names what was erased.</source>
      <translation>Zagrożenia, decyzje i dziennik pozostają; dziennik wymienia, co usunięto.</translation>
    </message>
    <message>
      <source>The unit stands above itself, through «{code}».</source>
      <translation>Jednostka jest nadrzędna wobec samej siebie, przez „{code}”.</translation>
    </message>
    <message>
      <source>The unit's code, by which others name it.</source>
      <translation>Kod jednostki, którym wskazują ją inne.</translation>
    </message>
    <message>
      <source>The unit's name as people know it.</source>
      <translation>Nazwa jednostki, pod którą jest znana.</translation>
    </message>
    <message>
      <source>The value of {field} is unknown to the store.</source>
      <translation>Magazyn nie zna wartości pola {field}.</translation>
    </message>
    <message>
      <source>There are no reports in the area: the density is zero everywhere.</source>
      <translation>W obszarze nie ma zgłoszeń: gęstość wszędzie wynosi zero.</translation>
    </message>
    <message>
      <source>There are too many values in {field}.</source>
      <translation>W polu {field} jest za dużo wartości.</translation>
    </message>
    <message>
      <source>There is no decision that could still be taken back.</source>
      <translation>Nie ma decyzji, którą można jeszcze cofnąć.</translation>
    </message>
    <message>
      <source>There is no file «{path}».</source>
      <translation>Nie ma pliku „{path}”.</translation>
    </message>
    <message>
      <source>There is no file «{path}». Check the name or look for the store.</source>
      <translation>Nie ma pliku „{path}”. Sprawdź nazwę albo wyszukaj magazyn.</translation>
    </message>
    <message>
      <source>There is no folder «{folder}».</source>
      <translation>Nie ma folderu „{folder}”.</translation>
    </message>
    <message>
      <source>There is no further step from here.</source>
      <translation>Z tego statusu nie ma dalszych kroków.</translation>
    </message>
    <message>
      <source>There is no import profile «{name}». Give the path of a JSON file or one of these names: {names}.</source>
      <translation>Nie ma profilu importu „{name}”. Podaj ścieżkę pliku JSON albo jedną z nazw: {names}.</translation>
    </message>
    <message>
      <source>There is no role «{role}».</source>
      <translation>Nie ma roli «{role}».</translation>
    </message>
    <message>
      <source>There is no step from «{current}» to «{to}».</source>
      <translation>Ze statusu „{current}” nie można przejść do „{to}”.</translation>
    </message>
    <message>
      <source>There is no store of KMZB Analyst at «{store}». Check the address.</source>
      <translation>Pod adresem «{store}» nie ma magazynu KMZB Analyst. Sprawdź adres.</translation>
    </message>
    <message>
      <source>There is not enough memory for «{path}» at this resolution. Choose fewer dots per inch.</source>
      <translation>Brakuje pamięci na plik „{path}” w tej rozdzielczości. Wybierz mniejszą rozdzielczość (dpi).</translation>
    </message>
    <message>
      <source>There would be more than {most} cells. Choose a cell size of at least {least} m.</source>
      <translation>Byłoby więcej niż {most} komórek. Wybierz rozmiar komórki co najmniej {least} m.</translation>
    </message>
    <message>
      <source>This algorithm needs Python libraries that are not installed: {names}. Install them for the Python that QGIS uses (Windows: the OSGeo4W installer; Debian: python3-{first}), then start QGIS again.</source>
      <translation>Ten algorytm wymaga bibliotek Pythona, których brakuje: {names}. Zainstaluj je dla Pythona używanego przez QGIS (Windows: instalator OSGeo4W; Debian: python3-{first}), a potem uruchom QGIS ponownie.</translation>
    </message>
    <message>
      <source>This measures what was reported, where and when: reports, not crimes.</source>
      <translation>Wynik mówi o tym, co, gdzie i kiedy zgłoszono: to zgłoszenia, nie przestępstwa.</translation>
    </message>
    <message>
      <source>This needs the Python library «{name}», which this QGIS does not have. Install it there.</source>
      <translation>Do tego potrzeba biblioteki Pythona „{name}”, której ten QGIS nie ma. Zainstaluj ją w nim.</translation>
    </message>
    <message>
      <source>This step needs a note.</source>
      <translation>Ten krok wymaga notatki.</translation>
    </message>
    <message>
      <source>This store is a file: whoever has it can read everything in it, and the person who decides is known only by the name of the computer's account.</source>
      <translation>Ten magazyn jest plikiem: kto go ma, może odczytać całą jego zawartość, a osobę decydującą wskazuje tylko nazwa konta na komputerze.</translation>
    </message>
    <message>
      <source>This submission id was used before for something else. Leave the id empty.</source>
      <translation>Ten identyfikator był już użyty do czegoś innego. Zostaw identyfikator pusty.</translation>
    </message>
    <message>
      <source>This threat has no description in clear.</source>
      <translation>To zagrożenie nie ma pełnego opisu.</translation>
    </message>
    <message>
      <source>Threat</source>
      <translation>Zagrożenie</translation>
    </message>
    <message>
      <source>Threats</source>
      <translation>Zagrożenia</translation>
    </message>
    <message>
      <source>Threats from the Police's own systems. For official use.</source>
      <translation>Zagrożenia z systemów Policji. Do użytku służbowego.</translation>
    </message>
    <message>
      <source>Threats near one another</source>
      <translation>Zagrożenia blisko siebie</translation>
    </message>
    <message>
      <source>Threats of the planes switched on, counted where they are close together.</source>
      <translation>Zagrożenia włączonych płaszczyzn, zliczone tam, gdzie leżą blisko siebie.</translation>
    </message>
    <message>
      <source>Threats that citizens reported on the national map of safety threats.</source>
      <translation>Zagrożenia, które obywatele zgłosili na Krajowej Mapie Zagrożeń Bezpieczeństwa.</translation>
    </message>
    <message>
      <source>Threats that citizens reported to officers in person.</source>
      <translation>Zagrożenia, które obywatele zgłosili funkcjonariuszom osobiście.</translation>
    </message>
    <message>
      <source>Threats, {store}, {n}</source>
      <translation>Zagrożenia, {store}, {n}</translation>
    </message>
    <message>
      <source>Thu</source>
      <translation>cz</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Czas</translation>
    </message>
    <message>
      <source>Time of day</source>
      <translation>Pora dnia</translation>
    </message>
    <message>
      <source>Times</source>
      <translation>Czas</translation>
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
      <translation>Nieznane kategorie zachowano dosłownie: {list}.</translation>
    </message>
    <message>
      <source>Unknown status</source>
      <translation>Nieznany status</translation>
    </message>
    <message>
      <source>Unknown statuses were kept word for word: {list}.</source>
      <translation>Nieznane statusy zachowano dosłownie: {list}.</translation>
    </message>
    <message>
      <source>Unmapped columns</source>
      <translation>Nieprzypisane kolumny</translation>
    </message>
    <message>
      <source>Valid from</source>
      <translation>Obowiązuje od</translation>
    </message>
    <message>
      <source>Variety (entropy)</source>
      <translation>Różnorodność (entropia)</translation>
    </message>
    <message>
      <source>Verify the audit</source>
      <translation>Sprawdź dziennik</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Wersja</translation>
    </message>
    <message>
      <source>Version of the store before</source>
      <translation>Wersja magazynu przedtem</translation>
    </message>
    <message>
      <source>Version of the store now</source>
      <translation>Wersja magazynu teraz</translation>
    </message>
    <message>
      <source>Waiting for an answer …</source>
      <translation>Czekam na odpowiedź …</translation>
    </message>
    <message>
      <source>Wed</source>
      <translation>śr</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation>Waga</translation>
    </message>
    <message>
      <source>Weights must be numbers and not negative. Correct the weight field or choose another.</source>
      <translation>Wagi muszą być liczbami nieujemnymi. Popraw pole wagi albo wybierz inne.</translation>
    </message>
    <message>
      <source>What became of the rows</source>
      <translation>Co stało się z wierszami</translation>
    </message>
    <message numerus="yes">
      <source>What described %n threats past their review date was erased.</source>
      <translation>
        <numerusform>Usunięto opisy %n zagrożenia, którego termin przeglądu minął.</numerusform>
        <numerusform>Usunięto opisy %n zagrożeń, których termin przeglądu minął.</numerusform>
        <numerusform>Usunięto opisy %n zagrożeń, których termin przeglądu minął.</numerusform>
      </translation>
    </message>
    <message>
      <source>What is reported where, and what comes of it: for each area, category, status and period the number and share of reports, how far a category stands out in an area (location quotient), the share confirmed of those decided with its interval, and the time to the decision. A report counts once: where areas lie in each other, in the inner one.</source>
      <translation>Pokazuje, co i gdzie jest zgłaszane i co z tego wynika: dla każdego obszaru, kategorii, statusu i okresu liczba i udział zgłoszeń, jak bardzo kategoria wyróżnia się w obszarze (iloraz lokalizacji), udział potwierdzonych wśród rozstrzygniętych z przedziałem oraz czas do decyzji. Zgłoszenie liczy się raz: gdy jeden obszar leży w drugim, w wewnętrznym.</translation>
    </message>
    <message>
      <source>What it means</source>
      <translation>Znaczenie</translation>
    </message>
    <message>
      <source>What stands now</source>
      <translation>Stan obecny</translation>
    </message>
    <message>
      <source>What stands out where: 2 means twice the share that the category has in all areas together. Of {n} comparisons one in forty would stand out by chance alone.</source>
      <translation>Co i gdzie się wyróżnia: 2 znaczy dwa razy większy udział niż udział kategorii we wszystkich obszarach łącznie. Z {n} porównań jedno na czterdzieści wyróżniłoby się przez sam przypadek.</translation>
    </message>
    <message>
      <source>What the store is called in lists and on sheets, for example «KMP Radom».</source>
      <translation>Nazwa magazynu na listach i arkuszach, na przykład „KMP Radom”.</translation>
    </message>
    <message>
      <source>What was noticed</source>
      <translation>Co zauważono</translation>
    </message>
    <message>
      <source>What you decided</source>
      <translation>Twoja decyzja</translation>
    </message>
    <message>
      <source>What you saw</source>
      <translation>Stan, który był widoczny</translation>
    </message>
    <message>
      <source>When it was decided. The store's own field holds the last change, which is later if one followed.</source>
      <translation>Kiedy podjęto decyzję. Pole magazynu zawiera ostatnią zmianę, która jest późniejsza, jeśli po decyzji była jeszcze inna.</translation>
    </message>
    <message>
      <source>When it was reported; PERIODS look at it.</source>
      <translation>Kiedy zgłoszono; według tego pola działa PERIODS.</translation>
    </message>
    <message>
      <source>Where reports lie densely: a raster in reports per km², computed exactly from every point at its own place. Without any choice the radius comes from Scott's rule and the pixels from the radius. Inside the study area a place without reports is zero, outside it there is no result.</source>
      <translation>Pokazuje, gdzie zgłoszenia leżą gęsto: raster w zgłoszeniach na km², policzony dokładnie z każdego punktu w jego miejscu. Bez dodatkowych ustawień promień wynika z reguły Scotta, a rozmiar piksela z promienia. W obszarze badania miejsce bez zgłoszeń ma wartość zero, poza nim nie ma wyniku.</translation>
    </message>
    <message>
      <source>Where the files are written now. Projects of an earlier run in it are replaced.</source>
      <translation>Gdzie pliki zostaną teraz zapisane. Projekty z wcześniejszego uruchomienia zostaną zastąpione.</translation>
    </message>
    <message>
      <source>Where the files will stand there.</source>
      <translation>Gdzie pliki będą się tam znajdować.</translation>
    </message>
    <message>
      <source>Where the processes of QGIS Server listen. Only nginx may have access to it.</source>
      <translation>Gdzie nasłuchują procesy QGIS Server. Dostęp może mieć do niego tylko nginx.</translation>
    </message>
    <message>
      <source>Where the rows come from. police: police systems; public: what was told to officers; internet: the public map.</source>
      <translation>Skąd pochodzą wiersze. police: systemy Policji; public: to, co zgłoszono funkcjonariuszom; internet: mapa publiczna.</translation>
    </message>
    <message>
      <source>Where to compute. Left empty: the area, or where there are points.</source>
      <translation>Gdzie liczyć. Gdy puste: obszar badania albo tam, gdzie są punkty.</translation>
    </message>
    <message>
      <source>Which cells or areas, seen together with their neighbours, have more reports than chance would put there, and which have fewer. The probabilities are corrected for the many tests made at once. Give the study area: empty cells inside it count, what lies outside does not.</source>
      <translation>Pokazuje, które komórki lub obszary, rozpatrywane razem z sąsiadami, mają więcej zgłoszeń, niż wynikałoby z przypadku, a które mniej. Prawdopodobieństwa uwzględniają poprawkę na wiele testów wykonanych naraz. Podaj obszar badania: puste komórki w jego granicach się liczą, a to, co leży poza nim, nie.</translation>
    </message>
    <message>
      <source>Who gets them, for the audit. A store on a server has to be told.</source>
      <translation>Kto je dostaje, do dziennika. Magazynowi na serwerze trzeba to podać.</translation>
    </message>
    <message>
      <source>Whole, and with the known head</source>
      <translation>Nienaruszony i ze znanym skrótem</translation>
    </message>
    <message>
      <source>Why rows were rejected</source>
      <translation>Dlaczego wiersze odrzucono</translation>
    </message>
    <message>
      <source>Why the data leave the store, for its audit.</source>
      <translation>Dlaczego dane opuszczają magazyn, do jego dziennika.</translation>
    </message>
    <message>
      <source>With AREAS there is no grid: leave {parameter} empty, or leave AREAS empty.</source>
      <translation>Z parametrem AREAS nie ma siatki: zostaw {parameter} puste albo zostaw puste AREAS.</translation>
    </message>
    <message>
      <source>Withdrawn from the outbox before it was sent.</source>
      <translation>Wycofano ze skrzynki nadawczej przed wysłaniem.</translation>
    </message>
    <message>
      <source>Without its master password QGIS cannot read the login.</source>
      <translation>Bez hasła głównego QGIS nie może odczytać loginu.</translation>
    </message>
    <message>
      <source>Written like the period. Left empty: as long as the period, right before it.</source>
      <translation>Zapisany jak okres. Gdy puste: tak samo długi, bezpośrednio przed okresem.</translation>
    </message>
    <message numerus="yes">
      <source>Wrote %n files for the web server.</source>
      <translation>
        <numerusform>Zapisano %n plik dla serwera WWW.</numerusform>
        <numerusform>Zapisano %n pliki dla serwera WWW.</numerusform>
        <numerusform>Zapisano %n plików dla serwera WWW.</numerusform>
      </translation>
    </message>
    <message>
      <source>Years</source>
      <translation>Lata</translation>
    </message>
    <message>
      <source>You may not read the file «{path}». Ask for the right to read it.</source>
      <translation>Nie masz prawa odczytu pliku „{path}”. Poproś o uprawnienie do odczytu.</translation>
    </message>
    <message>
      <source>Your login may not do this in the store «{store}».</source>
      <translation>Twój login nie może tego zrobić w magazynie «{store}».</translation>
    </message>
    <message>
      <source>Your login may not use the store «{store}». Ask its administrator.</source>
      <translation>Twój login nie może korzystać z magazynu «{store}». Zapytaj administratora.</translation>
    </message>
    <message>
      <source>Your login «{login}» may add remarks here, but not decide.</source>
      <translation>Twój login «{login}» może tu dodawać uwagi, ale nie decydować.</translation>
    </message>
    <message>
      <source>Your login «{login}» may read here, but not decide.</source>
      <translation>Twój login «{login}» może tu czytać, ale nie decydować.</translation>
    </message>
    <message>
      <source>Your role may not do this.</source>
      <translation>Twoja rola nie ma tego uprawnienia.</translation>
    </message>
    <message>
      <source>accepted</source>
      <translation>przyjęte</translation>
    </message>
    <message>
      <source>administer</source>
      <translation>administrować</translation>
    </message>
    <message>
      <source>analyse</source>
      <translation>analizować</translation>
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
      <translation>obszar</translation>
    </message>
    <message>
      <source>areas with reports</source>
      <translation>obszary ze zgłoszeniami</translation>
    </message>
    <message>
      <source>assign to me, or give back</source>
      <translation>przydziel mi albo oddaj</translation>
    </message>
    <message>
      <source>assigned to {officer}</source>
      <translation>prowadzi: {officer}</translation>
    </message>
    <message>
      <source>at the strongest place, {unit}</source>
      <translation>w najsilniejszym miejscu, {unit}</translation>
    </message>
    <message>
      <source>back from the note to the list</source>
      <translation>z notatki z powrotem do listy</translation>
    </message>
    <message>
      <source>before</source>
      <translation>przed</translation>
    </message>
    <message>
      <source>categories</source>
      <translation>kategorie</translation>
    </message>
    <message>
      <source>category</source>
      <translation>kategoria</translation>
    </message>
    <message>
      <source>centre, m</source>
      <translation>środek, m</translation>
    </message>
    <message>
      <source>centres at most {band} m apart</source>
      <translation>środki odległe najwyżej o {band} m</translation>
    </message>
    <message>
      <source>choose …</source>
      <translation>wybierz …</translation>
    </message>
    <message>
      <source>chosen in the parameters</source>
      <translation>wybrany w parametrach</translation>
    </message>
    <message>
      <source>cold spots, 95 %</source>
      <translation>punkty zimne, 95 %</translation>
    </message>
    <message>
      <source>confirmed</source>
      <translation>potwierdzone</translation>
    </message>
    <message>
      <source>confirmed / decided</source>
      <translation>potwierdzone / rozstrzygnięte</translation>
    </message>
    <message>
      <source>confirmed of those decided</source>
      <translation>potwierdzone wśród rozstrzygniętych</translation>
    </message>
    <message>
      <source>decide</source>
      <translation>decydować</translation>
    </message>
    <message>
      <source>decide with the note</source>
      <translation>zdecyduj z notatką</translation>
    </message>
    <message>
      <source>decide: the digit on the button</source>
      <translation>zdecyduj: cyfra na przycisku</translation>
    </message>
    <message>
      <source>due {when}</source>
      <translation>termin {when}</translation>
    </message>
    <message>
      <source>easting, m</source>
      <translation>współrzędna wschodnia, m</translation>
    </message>
    <message>
      <source>entries</source>
      <translation>wpisów</translation>
    </message>
    <message>
      <source>fdr keeps false finds rare among the finds (usual), bonferroni allows hardly any, none corrects nothing.</source>
      <translation>fdr: mały udział fałszywych wskazań wśród wskazań (zwykle stosowane); bonferroni: prawie żadnych fałszywych wskazań; none: bez poprawki.</translation>
    </message>
    <message>
      <source>find</source>
      <translation>szukaj</translation>
    </message>
    <message>
      <source>first broken block</source>
      <translation>pierwszy uszkodzony blok</translation>
    </message>
    <message>
      <source>fixed: the radius given. scott: from the number and the spread of the points. Left empty: fixed if a radius is given, else scott.</source>
      <translation>fixed: podany promień. scott: z liczby i rozrzutu punktów. Gdy puste: fixed, jeśli podano promień, inaczej scott.</translation>
    </message>
    <message>
      <source>given</source>
      <translation>podany</translation>
    </message>
    <message>
      <source>hot spots, 95 %</source>
      <translation>punkty zapalne, 95 %</translation>
    </message>
    <message>
      <source>import</source>
      <translation>importować</translation>
    </message>
    <message>
      <source>it must be an object with the keys name, crs and columns</source>
      <translation>musi to być obiekt z kluczami name, crs i columns</translation>
    </message>
    <message>
      <source>just now</source>
      <translation>przed chwilą</translation>
    </message>
    <message>
      <source>known already</source>
      <translation>już znane</translation>
    </message>
    <message>
      <source>layer</source>
      <translation>warstwa</translation>
    </message>
    <message>
      <source>location quotient (95 % interval)</source>
      <translation>iloraz lokalizacji (przedział 95 %)</translation>
    </message>
    <message>
      <source>look</source>
      <translation>przeglądać</translation>
    </message>
    <message>
      <source>median days to the decision</source>
      <translation>mediana dni do decyzji</translation>
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
      <translation>najczęstsza kategoria</translation>
    </message>
    <message>
      <source>new in the period</source>
      <translation>nowe w okresie</translation>
    </message>
    <message>
      <source>next and previous threat</source>
      <translation>następne i poprzednie zagrożenie</translation>
    </message>
    <message>
      <source>no</source>
      <translation>nie</translation>
    </message>
    <message>
      <source>no connection</source>
      <translation>brak połączenia</translation>
    </message>
    <message>
      <source>no points to choose by</source>
      <translation>brak punktów, według których można wybrać</translation>
    </message>
    <message>
      <source>no. {number}</source>
      <translation>nr {number}</translation>
    </message>
    <message>
      <source>none, each point counts once</source>
      <translation>brak, każdy punkt liczy się raz</translation>
    </message>
    <message>
      <source>normal distribution</source>
      <translation>rozkład normalny</translation>
    </message>
    <message>
      <source>northing, m</source>
      <translation>współrzędna północna, m</translation>
    </message>
    <message>
      <source>not given</source>
      <translation>nie podano</translation>
    </message>
    <message>
      <source>now</source>
      <translation>teraz</translation>
    </message>
    <message>
      <source>occurred {when}</source>
      <translation>zdarzenie {when}</translation>
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
      <translation>poza układem współrzędnych: {n}</translation>
    </message>
    <message>
      <source>overdue</source>
      <translation>po terminie</translation>
    </message>
    <message>
      <source>p</source>
      <translation>p</translation>
    </message>
    <message>
      <source>p, corrected</source>
      <translation>p skorygowane</translation>
    </message>
    <message>
      <source>past their limit</source>
      <translation>po terminie</translation>
    </message>
    <message>
      <source>place</source>
      <translation>miejsce</translation>
    </message>
    <message>
      <source>place on the map</source>
      <translation>miejsce na mapie</translation>
    </message>
    <message>
      <source>places that touch</source>
      <translation>miejsca, które się stykają</translation>
    </message>
    <message>
      <source>points</source>
      <translation>punkty</translation>
    </message>
    <message>
      <source>police, public, internet; several separated by commas.</source>
      <translation>police, public, internet; kilka oddziel przecinkami.</translation>
    </message>
    <message>
      <source>radius</source>
      <translation>promień</translation>
    </message>
    <message>
      <source>read</source>
      <translation>wczytane</translation>
    </message>
    <message>
      <source>ready notes</source>
      <translation>gotowe notatki</translation>
    </message>
    <message>
      <source>rejected</source>
      <translation>odrzucone</translation>
    </message>
    <message>
      <source>reported {when}</source>
      <translation>zgłoszono {when}</translation>
    </message>
    <message>
      <source>reports</source>
      <translation>zgłoszenia</translation>
    </message>
    <message>
      <source>reports / km²</source>
      <translation>zgłoszeń / km²</translation>
    </message>
    <message>
      <source>reports counted</source>
      <translation>zgłoszenia policzone</translation>
    </message>
    <message>
      <source>sheet «{name}»</source>
      <translation>arkusz „{name}”</translation>
    </message>
    <message>
      <source>show the description in clear, or hide it</source>
      <translation>pokaż pełny opis albo go ukryj</translation>
    </message>
    <message>
      <source>shown in clear, logged in the store</source>
      <translation>pokazany w całości, odnotowano w magazynie</translation>
    </message>
    <message>
      <source>square, or hexagon: all six neighbours of a hexagon are equally far away.</source>
      <translation>square: kwadrat; hexagon: sześciokąt, którego wszyscy sąsiedzi leżą w tej samej odległości.</translation>
    </message>
    <message>
      <source>take the last decision back, while it is held</source>
      <translation>cofnij ostatnią decyzję, dopóki nie została wysłana</translation>
    </message>
    <message>
      <source>the UTM zone of the points' centre</source>
      <translation>strefa UTM środka punktów</translation>
    </message>
    <message>
      <source>the area of use of {crs}</source>
      <translation>obszarem stosowania układu {crs}</translation>
    </message>
    <message>
      <source>the columns lack «category»</source>
      <translation>wśród kolumn brakuje „category”</translation>
    </message>
    <message>
      <source>the columns must have both x and y, or neither</source>
      <translation>wśród kolumn muszą być x i y razem albo żadna z nich</translation>
    </message>
    <message>
      <source>the field «{field}» is not known; the fields are {fields}</source>
      <translation>nieznane pole „{field}”; pola to: {fields}</translation>
    </message>
    <message>
      <source>the first {rows} are listed</source>
      <translation>na liście pierwsze {rows}</translation>
    </message>
    <message>
      <source>the import</source>
      <translation>import danych</translation>
    </message>
    <message>
      <source>the key «{key}» is not known</source>
      <translation>nieznany klucz „{key}”</translation>
    </message>
    <message>
      <source>the layer's own</source>
      <translation>układ warstwy</translation>
    </message>
    <message>
      <source>the points lie in Poland</source>
      <translation>punkty leżą w Polsce</translation>
    </message>
    <message>
      <source>the time zone «{zone}» is not known; an example is Europe/Warsaw</source>
      <translation>nieznana strefa czasowa „{zone}”; przykład: Europe/Warsaw</translation>
    </message>
    <message>
      <source>the voivodeship that the row or the store names</source>
      <translation>województwem, które podaje wiersz lub magazyn</translation>
    </message>
    <message>
      <source>these keys</source>
      <translation>te klawisze</translation>
    </message>
    <message>
      <source>threats</source>
      <translation>zagrożeń</translation>
    </message>
    <message>
      <source>time.format «{text}» is not known; write auto, epoch_milliseconds, epoch_seconds or a pattern</source>
      <translation>nieznane time.format „{text}”; wpisz auto, epoch_milliseconds, epoch_seconds albo wzorzec</translation>
    </message>
    <message>
      <source>time.hour needs a column for «occurred_at»</source>
      <translation>time.hour wymaga kolumny dla „occurred_at”</translation>
    </message>
    <message>
      <source>units</source>
      <translation>jednostki</translation>
    </message>
    <message>
      <source>up to {limit} {unit}</source>
      <translation>do {limit} {unit}</translation>
    </message>
    <message>
      <source>verify: decide on threats, report, assign. analyse: annotate, link cases. import: bring files in. admin: settings, purge, the audit's lines. None: read only.</source>
      <translation>verify: decyzje o zagrożeniach, zgłoszenia, przydziały. analyse: adnotacje, łączenie spraw. import: wczytywanie plików. admin: ustawienia, usuwanie, wiersze dziennika. Żadna: tylko odczyt.</translation>
    </message>
    <message>
      <source>with an empty geometry: {n}</source>
      <translation>z pustą geometrią: {n}</translation>
    </message>
    <message>
      <source>with coordinates that are no numbers: {n}</source>
      <translation>ze współrzędnymi, które nie są liczbami: {n}</translation>
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
      <translation>bez kategorii</translation>
    </message>
    <message>
      <source>without a geometry: {n}</source>
      <translation>bez geometrii: {n}</translation>
    </message>
    <message>
      <source>without a weight: {n}</source>
      <translation>bez wagi: {n}</translation>
    </message>
    <message>
      <source>write the note</source>
      <translation>napisz notatkę</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>tak</translation>
    </message>
    <message>
      <source>you may: {rights}</source>
      <translation>wolno: {rights}</translation>
    </message>
    <message>
      <source>your decision is on its way</source>
      <translation>twoja decyzja jest w drodze</translation>
    </message>
    <message>
      <source>z of Gi*</source>
      <translation>z dla Gi*</translation>
    </message>
    <message>
      <source>zoom to it and flash it</source>
      <translation>przybliż i podświetl na mapie</translation>
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
      <translation>Zapisano wymyślone zgłoszenia garnizonu {garrison}, liczba: {count}.</translation>
    </message>
    <message numerus="yes">
      <source>{digit}: %n stay as they are.</source>
      <translation>
        <numerusform>{digit}: %n pozostaje bez zmian.</numerusform>
        <numerusform>{digit}: %n pozostają bez zmian.</numerusform>
        <numerusform>{digit}: %n pozostaje bez zmian.</numerusform>
      </translation>
    </message>
    <message>
      <source>{due}, overdue</source>
      <translation>{due}, po terminie</translation>
    </message>
    <message>
      <source>{features} features read, {points} points used, {dropped} features dropped</source>
      <translation>obiekty wczytane: {features}, punkty użyte: {points}, obiekty pominięte: {dropped}</translation>
    </message>
    <message>
      <source>{hot} of {all} places are hot spots with 95 % confidence; they hold {share} % of the reports.</source>
      <translation>Punkty zapalne na poziomie ufności 95 %: {hot} z {all} miejsc; przypada na nie {share} % zgłoszeń.</translation>
    </message>
    <message>
      <source>{kernel}; a Gaussian of the same spread has sigma = {sigma} m</source>
      <translation>{kernel}; krzywa Gaussa o tym samym rozrzucie ma sigma = {sigma} m</translation>
    </message>
    <message>
      <source>{k} of {n} decided, {days} days; {level}: {low}–{high}</source>
      <translation>{k} z {n} rozstrzygniętych, {days} dni; {level}: {low}–{high}</translation>
    </message>
    <message>
      <source>{name} (demo, synthetic data)</source>
      <translation>{name} (demo, dane syntetyczne)</translation>
    </message>
    <message>
      <source>{number}: {status}</source>
      <translation>{number}: {status}</translation>
    </message>
    <message>
      <source>{n} areas</source>
      <translation>obszary ({n})</translation>
    </message>
    <message>
      <source>{n} features held several points; each point counts.</source>
      <translation>Obiekty z kilkoma punktami: {n}; liczy się każdy punkt.</translation>
    </message>
    <message>
      <source>{n} hexagons of {size} m</source>
      <translation>sześciokąty {size} m ({n})</translation>
    </message>
    <message>
      <source>{n} of them since {day}</source>
      <translation>w tym {n} od {day}</translation>
    </message>
    <message>
      <source>{n} permutations, seed {seed}</source>
      <translation>permutacje: {n}, ziarno {seed}</translation>
    </message>
    <message>
      <source>{n} points lie in none of the areas and are not counted</source>
      <translation>punkty poza wszystkimi obszarami, niepoliczone: {n}</translation>
    </message>
    <message>
      <source>{n} points lie in none of the places and are not counted</source>
      <translation>punkty poza wszystkimi miejscami, niepoliczone: {n}</translation>
    </message>
    <message>
      <source>{n} polygons were invalid and have been repaired for the computation.</source>
      <translation>Poligony błędne, naprawione na czas obliczeń: {n}.</translation>
    </message>
    <message>
      <source>{n} squares of {size} m</source>
      <translation>kwadraty {size} m ({n})</translation>
    </message>
    <message>
      <source>{parameter} has the unknown code «{code}». Known: {known}.</source>
      <translation>{parameter}: nieznany kod „{code}”. Znane: {known}.</translation>
    </message>
    <message>
      <source>{read} rows read: {accepted} accepted, {duplicate} known already, {rejected} rejected.</source>
      <translation>Wczytane wiersze: {read}, w tym przyjęte: {accepted}, już znane: {duplicate}, odrzucone: {rejected}.</translation>
    </message>
    <message>
      <source>{reason} It says «{value}».</source>
      <translation>{reason} Wartość: „{value}”.</translation>
    </message>
    <message>
      <source>{rows} rows: {accepted} accepted, {conflict} in conflict, {rejected} refused, {pending} pending.</source>
      <translation>Wiersze: {rows}, w tym przyjęte: {accepted}, w konflikcie: {conflict}, odrzucone: {rejected}, oczekujące: {pending}.</translation>
    </message>
    <message>
      <source>{share} %</source>
      <translation>{share} %</translation>
    </message>
    <message>
      <source>{shown} of {total}</source>
      <translation>{shown} z {total}</translation>
    </message>
    <message>
      <source>{status} (on its way)</source>
      <translation>{status} (w drodze)</translation>
    </message>
    <message>
      <source>{status}: key {digit}</source>
      <translation>{status}: klawisz {digit}</translation>
    </message>
    <message>
      <source>{status}: key {digit}, needs a note</source>
      <translation>{status}: klawisz {digit}, wymaga notatki</translation>
    </message>
    <message>
      <source>{untimed} without a readable time, {other} in none of the periods: not counted</source>
      <translation>bez czytelnego czasu: {untimed}, poza okresami: {other}; niepoliczone</translation>
    </message>
    <message>
      <source>«{key}» must be a text</source>
      <translation>„{key}” musi być tekstem</translation>
    </message>
    <message>
      <source>«{key}» must be an object</source>
      <translation>„{key}” musi być obiektem</translation>
    </message>
    <message>
      <source>«{login}» cannot be a login. Use small letters, digits, dots, hyphens; begin with a letter, not with kmzb_ or pg_.</source>
      <translation>«{login}» nie może być loginem. Użyj małych liter, cyfr, kropek, łączników; zacznij od litery, nie od kmzb_ ani pg_.</translation>
    </message>
    <message>
      <source>«{login}» has no access to {store} any more.</source>
      <translation>«{login}» nie ma już dostępu do {store}.</translation>
    </message>
    <message>
      <source>«{login}» may read {store}, and: {roles}.</source>
      <translation>«{login}» może czytać {store}, a także: {roles}.</translation>
    </message>
    <message>
      <source>«{name}» does not fit the import profile «{profile}»: the columns {missing} are missing. The file has the columns {present}. Choose another profile or correct the header; nothing was imported.</source>
      <translation>„{name}” nie pasuje do profilu importu „{profile}”: brakuje kolumn {missing}. Kolumny w pliku: {present}. Wybierz inny profil albo popraw nagłówek; niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>«{name}» has no geometries and the profile «{profile}» names no columns for x and y.</source>
      <translation>„{name}” nie ma geometrii, a profil „{profile}” nie wskazuje kolumn x i y.</translation>
    </message>
    <message>
      <source>«{name}» has no rows. Nothing was imported.</source>
      <translation>„{name}” nie ma wierszy. Niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>«{name}» lacks the fields {missing}. It has the fields {present}. Nothing was imported.</source>
      <translation>W „{name}” brakuje pól {missing}. Są pola: {present}. Niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>«{store}» is no database. People have logins in a PostgreSQL store: postgresql://server/database.</source>
      <translation>«{store}» nie jest bazą danych. Osoby mają loginy w magazynie PostgreSQL: postgresql://serwer/baza.</translation>
    </message>
    <message>
      <source>«{text}» cannot stand in the configuration of a server. Leave out spaces, quotes, semicolons, braces and dollar signs.</source>
      <translation>«{text}» nie może stać w konfiguracji serwera. Pomiń odstępy, cudzysłowy, średniki, nawiasy klamrowe i znaki dolara.</translation>
    </message>
    <message>
      <source>«{text}» is in the future, and what is not due yet must not go.</source>
      <translation>«{text}» leży w przyszłości, a to, czego termin nie minął, nie może zniknąć.</translation>
    </message>
    <message>
      <source>«{text}» is no date. Write it as 2026-01-31.</source>
      <translation>„{text}” nie jest datą. Zapisz ją tak: 2026-01-31.</translation>
    </message>
    <message>
      <source>«{to}» needs a note.</source>
      <translation>Status „{to}” wymaga notatki.</translation>
    </message>
    <message>
      <source>“{text}”</source>
      <translation>„{text}”</translation>
    </message>
    <message>
      <source>✓ It answers: {name}. You are «{login}» and may: {rights}.</source>
      <translation>✓ Odpowiada: {name}. Jesteś «{login}» i wolno Ci: {rights}.</translation>
    </message>
  </context>
  <context>
    <name>KmzbCard</name>
    <message>
      <source>&amp;History</source>
      <translation>&amp;Historia</translation>
    </message>
    <message>
      <source>&amp;Mine</source>
      <translation>&amp;Moje</translation>
    </message>
    <message>
      <source>&amp;Note</source>
      <translation>&amp;Notatka</translation>
    </message>
    <message>
      <source>&amp;Reason</source>
      <translation>Powó&amp;d</translation>
    </message>
    <message>
      <source>&amp;Template</source>
      <translation>Sza&amp;blon</translation>
    </message>
    <message>
      <source>Assign the threat to me, or give it back</source>
      <translation>Przydziel mi zagrożenie albo oddaj je</translation>
    </message>
    <message>
      <source>Assign to me, or give back (M)</source>
      <translation>Przydziel mi albo oddaj (M)</translation>
    </message>
    <message>
      <source>History of the threat</source>
      <translation>Historia zagrożenia</translation>
    </message>
    <message>
      <source>Keeps the note as a remark; the status stays</source>
      <translation>Zapisuje notatkę jako adnotację; status się nie zmienia</translation>
    </message>
    <message>
      <source>Note to the decision</source>
      <translation>Notatka do decyzji</translation>
    </message>
    <message>
      <source>Ready notes</source>
      <translation>Gotowe notatki</translation>
    </message>
    <message>
      <source>Ready notes (T)</source>
      <translation>Gotowe notatki (T)</translation>
    </message>
    <message>
      <source>Reason for the decision</source>
      <translation>Powód decyzji</translation>
    </message>
    <message>
      <source>Remar&amp;k</source>
      <translation>&amp;Adnotacja</translation>
    </message>
    <message>
      <source>Save the note as a remark, without a decision</source>
      <translation>Zapisz notatkę jako adnotację, bez decyzji</translation>
    </message>
    <message>
      <source>Show &amp;description…</source>
      <translation>Pokaż &amp;opis…</translation>
    </message>
    <message>
      <source>Show the description in clear, which is logged</source>
      <translation>Pokaż pełny opis, co zostanie odnotowane</translation>
    </message>
    <message>
      <source>Take back  U</source>
      <translation>Cofnij  U</translation>
    </message>
    <message>
      <source>Take the last decision back</source>
      <translation>Cofnij ostatnią decyzję</translation>
    </message>
    <message>
      <source>The whole text; asks for the reason, and the store logs it (D)</source>
      <translation>Cały tekst; pyta o powód, a magazyn go odnotowuje (D)</translation>
    </message>
  </context>
  <context>
    <name>KmzbConflict</name>
    <message>
      <source>&amp;Decide again</source>
      <translation>&amp;Zdecyduj ponownie</translation>
    </message>
    <message>
      <source>&amp;Keep what stands</source>
      <translation>&amp;Pozostaw stan obecny</translation>
    </message>
    <message>
      <source>&amp;Later</source>
      <translation>Póź&amp;niej</translation>
    </message>
    <message>
      <source>&amp;Try again</source>
      <translation>&amp;Wyślij ponownie</translation>
    </message>
    <message>
      <source>Close and decide later</source>
      <translation>Zamknij i zdecyduj później</translation>
    </message>
    <message>
      <source>Decision not applied</source>
      <translation>Decyzja niewykonana</translation>
    </message>
    <message>
      <source>Keep what stands now and drop my decision</source>
      <translation>Pozostaw stan obecny i zrezygnuj z mojej decyzji</translation>
    </message>
    <message>
      <source>Open the threat and decide again</source>
      <translation>Otwórz zagrożenie i zdecyduj ponownie</translation>
    </message>
    <message>
      <source>Send the same decision again</source>
      <translation>Wyślij tę samą decyzję ponownie</translation>
    </message>
  </context>
  <context>
    <name>KmzbDock</name>
    <message>
      <source>&amp;Open a store…</source>
      <translation>Otwórz ma&amp;gazyn…</translation>
    </message>
    <message>
      <source>Decisions on their way</source>
      <translation>Decyzje w drodze</translation>
    </message>
    <message>
      <source>Decisions that were not applied</source>
      <translation>Decyzje niewykonane</translation>
    </message>
    <message>
      <source>How many threats are shown</source>
      <translation>Ile zagrożeń pokazano</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Klawisze</translation>
    </message>
    <message>
      <source>Keys (?)</source>
      <translation>Klawisze (?)</translation>
    </message>
    <message>
      <source>No store is open</source>
      <translation>Nie otwarto magazynu</translation>
    </message>
    <message>
      <source>Open a store</source>
      <translation>Otwórz magazyn</translation>
    </message>
    <message>
      <source>Open a store to work on its threats.</source>
      <translation>Otwórz magazyn, aby pracować nad zagrożeniami.</translation>
    </message>
    <message>
      <source>Queue of threats, due first</source>
      <translation>Kolejka zagrożeń, najpilniejsze najpierw</translation>
    </message>
    <message>
      <source>Read the queue again</source>
      <translation>Wczytaj kolejkę ponownie</translation>
    </message>
    <message>
      <source>Server and rights</source>
      <translation>Serwer i uprawnienia</translation>
    </message>
    <message>
      <source>The threat chosen</source>
      <translation>Wybrane zagrożenie</translation>
    </message>
  </context>
  <context>
    <name>KmzbFilterBar</name>
    <message>
      <source>&amp;Category</source>
      <translation>&amp;Kategoria</translation>
    </message>
    <message>
      <source>&amp;Find</source>
      <translation>Sz&amp;ukaj</translation>
    </message>
    <message>
      <source>&amp;Overdue</source>
      <translation>Po &amp;terminie</translation>
    </message>
    <message>
      <source>&amp;Period</source>
      <translation>&amp;Okres</translation>
    </message>
    <message>
      <source>&amp;Status</source>
      <translation>&amp;Status</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Całość</translation>
    </message>
    <message>
      <source>Back to all open threats</source>
      <translation>Powrót do wszystkich otwartych zagrożeń</translation>
    </message>
    <message>
      <source>Categories to show, several may be ticked</source>
      <translation>Kategorie do pokazania, można zaznaczyć kilka</translation>
    </message>
    <message>
      <source>Find in number and place</source>
      <translation>Szukaj w numerze i miejscu</translation>
    </message>
    <message>
      <source>Only threats whose limit has passed</source>
      <translation>Tylko zagrożenia po terminie</translation>
    </message>
    <message>
      <source>Open are all that nobody has closed yet</source>
      <translation>Otwarte to te, których nikt jeszcze nie zakończył</translation>
    </message>
    <message>
      <source>P&amp;lane</source>
      <translation>&amp;Płaszczyzna</translation>
    </message>
    <message>
      <source>Period in which the threat was reported</source>
      <translation>Okres, w którym zgłoszono zagrożenie</translation>
    </message>
    <message>
      <source>Plane: where the threat came from</source>
      <translation>Płaszczyzna: skąd pochodzi zagrożenie</translation>
    </message>
    <message>
      <source>Show all open threats again</source>
      <translation>Pokaż znów wszystkie otwarte zagrożenia</translation>
    </message>
    <message>
      <source>Status of the threat</source>
      <translation>Status zagrożenia</translation>
    </message>
    <message>
      <source>Tick one or more; none ticked shows all</source>
      <translation>Zaznacz jedną lub kilka; bez zaznaczenia widać wszystkie</translation>
    </message>
    <message>
      <source>When the threat was reported</source>
      <translation>Kiedy zgłoszono zagrożenie</translation>
    </message>
    <message>
      <source>Where the threat came from</source>
      <translation>Skąd pochodzi zagrożenie</translation>
    </message>
    <message>
      <source>number or place</source>
      <translation>numer lub miejsce</translation>
    </message>
  </context>
  <context>
    <name>KmzbOpenStore</name>
    <message>
      <source>&amp;Address</source>
      <translation>&amp;Adres</translation>
    </message>
    <message>
      <source>&amp;Database</source>
      <translation>&amp;Baza danych</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Plik</translation>
    </message>
    <message>
      <source>&amp;Login, kept by QGIS under its master password</source>
      <translation>&amp;Login, chroniony hasłem głównym QGIS</translation>
    </message>
    <message>
      <source>&amp;PostgreSQL server</source>
      <translation>&amp;Serwer PostgreSQL</translation>
    </message>
    <message>
      <source>&amp;Recent</source>
      <translation>&amp;Ostatnie</translation>
    </message>
    <message>
      <source>&amp;Web address</source>
      <translation>Adres &amp;WWW</translation>
    </message>
    <message>
      <source>A name in pg_service.conf; then server, port and database stay empty</source>
      <translation>Nazwa z pg_service.conf; serwer, port i baza pozostają wtedy puste</translation>
    </message>
    <message>
      <source>Address of the store</source>
      <translation>Adres magazynu</translation>
    </message>
    <message>
      <source>Hos&amp;t</source>
      <translation>Se&amp;rwer</translation>
    </message>
    <message>
      <source>Login for the server</source>
      <translation>Login do serwera</translation>
    </message>
    <message>
      <source>Name in the service file, instead of server, port and database</source>
      <translation>Nazwa z pliku usług, zamiast serwera, portu i bazy</translation>
    </message>
    <message>
      <source>Name of the database</source>
      <translation>Nazwa bazy danych</translation>
    </message>
    <message>
      <source>Name of the server, or of several separated by commas</source>
      <translation>Nazwa serwera albo kilku, rozdzielonych przecinkami</translation>
    </message>
    <message>
      <source>One name, or the primary and its standbys separated by commas: a.example,b.example:5433</source>
      <translation>Jedna nazwa albo serwer główny i zapasowe rozdzielone przecinkami: a.example,b.example:5433</translation>
    </message>
    <message>
      <source>Open a store</source>
      <translation>Otwórz magazyn</translation>
    </message>
    <message>
      <source>P&amp;ort</source>
      <translation>P&amp;ort</translation>
    </message>
    <message>
      <source>Pat&amp;h</source>
      <translation>Śc&amp;ieżka</translation>
    </message>
    <message>
      <source>Path of the store</source>
      <translation>Ścieżka magazynu</translation>
    </message>
    <message>
      <source>Port of the server</source>
      <translation>Port serwera</translation>
    </message>
    <message>
      <source>Stores opened lately</source>
      <translation>Ostatnio otwierane magazyny</translation>
    </message>
    <message>
      <source>Test &amp;connection</source>
      <translation>Sprawdź połą&amp;czenie</translation>
    </message>
    <message>
      <source>Test the connection</source>
      <translation>Sprawdź połączenie</translation>
    </message>
    <message>
      <source>The store has an address on the web</source>
      <translation>Magazyn ma adres WWW</translation>
    </message>
    <message>
      <source>The store is a file</source>
      <translation>Magazyn jest plikiem</translation>
    </message>
    <message>
      <source>The store is on a PostgreSQL server</source>
      <translation>Magazyn jest na serwerze PostgreSQL</translation>
    </message>
    <message>
      <source>or &amp;service</source>
      <translation>albo &amp;usługa</translation>
    </message>
  </context>
</TS>
