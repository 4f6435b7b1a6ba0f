<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
  <context>
    <name>kmzb</name>
    <message>
      <source> and the study area</source>
      <translation> i w obszarze badania</translation>
    </message>
    <message>
      <source>% cumulated</source>
      <translation>% narastająco</translation>
    </message>
    <message>
      <source>% of the category</source>
      <translation>% kategorii</translation>
    </message>
    <message>
      <source>% of the places</source>
      <translation>% miejsc</translation>
    </message>
    <message>
      <source>% of the places, cumulated</source>
      <translation>% miejsc, narastająco</translation>
    </message>
    <message>
      <source>% of the places, fullest first</source>
      <translation>% miejsc, od największej liczby zgłoszeń</translation>
    </message>
    <message>
      <source>% of the reports</source>
      <translation>% zgłoszeń</translation>
    </message>
    <message>
      <source>% of the reports, cumulated</source>
      <translation>% zgłoszeń, narastająco</translation>
    </message>
    <message numerus="yes">
      <source>%n IP addresses</source>
      <translation>
        <numerusform>%n adres IP</numerusform>
        <numerusform>%n adresy IP</numerusform>
        <numerusform>%n adresów IP</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n NUL characters were left out.</source>
      <translation>
        <numerusform>Pominięto %n znak NUL.</numerusform>
        <numerusform>Pominięto %n znaki NUL.</numerusform>
        <numerusform>Pominięto %n znaków NUL.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n PESEL numbers</source>
      <translation>
        <numerusform>%n numer PESEL</numerusform>
        <numerusform>%n numery PESEL</numerusform>
        <numerusform>%n numerów PESEL</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n TERYT codes are none. They were kept as they are written.</source>
      <translation>
        <numerusform>%n wpis nie jest kodem TERYT. Pozostał tak, jak go zapisano.</numerusform>
        <numerusform>%n wpisy nie są kodami TERYT. Pozostały tak, jak je zapisano.</numerusform>
        <numerusform>%n wpisów nie jest kodami TERYT. Pozostały tak, jak je zapisano.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n TERYT codes had lost the leading zero. It was put back.</source>
      <translation>
        <numerusform>%n kod TERYT stracił zero na początku. Przywrócono je.</numerusform>
        <numerusform>%n kody TERYT straciły zero na początku. Przywrócono je.</numerusform>
        <numerusform>%n kodów TERYT straciło zero na początku. Przywrócono je.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n attachments refused: {reason}</source>
      <translation>
        <numerusform>Odrzucono %n załącznik: {reason}</numerusform>
        <numerusform>Odrzucono %n załączniki: {reason}</numerusform>
        <numerusform>Odrzucono %n załączników: {reason}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n bank accounts</source>
      <translation>
        <numerusform>%n rachunek bankowy</numerusform>
        <numerusform>%n rachunki bankowe</numerusform>
        <numerusform>%n rachunków bankowych</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n business numbers (REGON)</source>
      <translation>
        <numerusform>%n numer REGON</numerusform>
        <numerusform>%n numery REGON</numerusform>
        <numerusform>%n numerów REGON</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n codes of the time of day or the weekdays are no whole numbers. They were left out.</source>
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
      <source>%n d late</source>
      <translation>
        <numerusform>%n dzień po</numerusform>
        <numerusform>%n dni po</numerusform>
        <numerusform>%n dni po</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n d left</source>
      <translation>
        <numerusform>za %n dzień</numerusform>
        <numerusform>za %n dni</numerusform>
        <numerusform>za %n dni</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n dates fit only with the month before the day, so others may have been read wrong: the 3rd of April for the 4th of March. Write into the profile how time is written, as %m/%d/%Y.</source>
      <translation>
        <numerusform>%n data pasuje tylko z miesiącem przed dniem, więc inne mogły zostać odczytane błędnie: 3 kwietnia zamiast 4 marca. Podaj w profilu zapis czasu, na przykład %m/%d/%Y.</numerusform>
        <numerusform>%n daty pasują tylko z miesiącem przed dniem, więc inne mogły zostać odczytane błędnie: 3 kwietnia zamiast 4 marca. Podaj w profilu zapis czasu, na przykład %m/%d/%Y.</numerusform>
        <numerusform>%n dat pasuje tylko z miesiącem przed dniem, więc inne mogły zostać odczytane błędnie: 3 kwietnia zamiast 4 marca. Podaj w profilu zapis czasu, na przykład %m/%d/%Y.</numerusform>
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
      <source>%n days left</source>
      <translation>
        <numerusform>do terminu został %n dzień</numerusform>
        <numerusform>do terminu zostały %n dni</numerusform>
        <numerusform>do terminu zostało %n dni</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n days overdue</source>
      <translation>
        <numerusform>%n dzień po terminie</numerusform>
        <numerusform>%n dni po terminie</numerusform>
        <numerusform>%n dni po terminie</numerusform>
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
      <source>%n e-mail addresses</source>
      <translation>
        <numerusform>%n adres e-mail</numerusform>
        <numerusform>%n adresy e-mail</numerusform>
        <numerusform>%n adresów e-mail</numerusform>
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
      <source>%n identity cards</source>
      <translation>
        <numerusform>%n dowód osobisty</numerusform>
        <numerusform>%n dowody osobiste</numerusform>
        <numerusform>%n dowodów osobistych</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n layers are drawn otherwise than KMZB draws them:</source>
      <translation>
        <numerusform>%n warstwa ma zmieniony styl:</numerusform>
        <numerusform>%n warstwy mają zmieniony styl:</numerusform>
        <numerusform>%n warstw ma zmieniony styl:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n layers moved into place</source>
      <translation>
        <numerusform>przeniesiono na miejsce %n warstwę</numerusform>
        <numerusform>przeniesiono na miejsce %n warstwy</numerusform>
        <numerusform>przeniesiono na miejsce %n warstw</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n layers opened again</source>
      <translation>
        <numerusform>otwarto ponownie %n warstwę</numerusform>
        <numerusform>otwarto ponownie %n warstwy</numerusform>
        <numerusform>otwarto ponownie %n warstw</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n layers put back</source>
      <translation>
        <numerusform>przywrócono %n warstwę</numerusform>
        <numerusform>przywrócono %n warstwy</numerusform>
        <numerusform>przywrócono %n warstw</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more lie here</source>
      <translation>
        <numerusform>Leży tu jeszcze %n</numerusform>
        <numerusform>Leżą tu jeszcze %n</numerusform>
        <numerusform>Leży tu jeszcze %n</numerusform>
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
      <source>%n not applied.</source>
      <translation>
        <numerusform>%n niewykonana.</numerusform>
        <numerusform>%n niewykonane.</numerusform>
        <numerusform>%n niewykonanych.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of other categories</source>
      <translation>
        <numerusform>%n innej kategorii</numerusform>
        <numerusform>%n innych kategorii</numerusform>
        <numerusform>%n innych kategorii</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them are kept as they came: they may say where and by whom they were made.</source>
      <translation>
        <numerusform>%n z nich zachowano bez zmian: może zdradzać, gdzie i przez kogo powstał.</numerusform>
        <numerusform>%n z nich zachowano bez zmian: mogą zdradzać, gdzie i przez kogo powstały.</numerusform>
        <numerusform>%n z nich zachowano bez zmian: mogą zdradzać, gdzie i przez kogo powstały.</numerusform>
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
      <source>%n on their way: saved on this computer, nothing is lost.</source>
      <translation>
        <numerusform>%n w drodze: zapisano na tym komputerze, nic nie zginie.</numerusform>
        <numerusform>%n w drodze: zapisano na tym komputerze, nic nie zginie.</numerusform>
        <numerusform>%n w drodze: zapisano na tym komputerze, nic nie zginie.</numerusform>
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
      <source>%n passports</source>
      <translation>
        <numerusform>%n paszport</numerusform>
        <numerusform>%n paszporty</numerusform>
        <numerusform>%n paszportów</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n points lie outside {area}. They were taken as they are.</source>
      <translation>
        <numerusform>%n punkt leży poza {area}. Przyjęto go bez zmian.</numerusform>
        <numerusform>%n punkty leżą poza {area}. Przyjęto je bez zmian.</numerusform>
        <numerusform>%n punktów leży poza {area}. Przyjęto je bez zmian.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n profiles on the web</source>
      <translation>
        <numerusform>%n profil w internecie</numerusform>
        <numerusform>%n profile w internecie</numerusform>
        <numerusform>%n profili w internecie</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n registration plates</source>
      <translation>
        <numerusform>%n numer rejestracyjny</numerusform>
        <numerusform>%n numery rejestracyjne</numerusform>
        <numerusform>%n numerów rejestracyjnych</numerusform>
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
      <source>%n rows have a date before 2000: check how the profile reads time.</source>
      <translation>
        <numerusform>%n wiersz ma datę sprzed 2000 roku: sprawdź, jak profil odczytuje czas.</numerusform>
        <numerusform>%n wiersze mają datę sprzed 2000 roku: sprawdź, jak profil odczytuje czas.</numerusform>
        <numerusform>%n wierszy ma datę sprzed 2000 roku: sprawdź, jak profil odczytuje czas.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows have a history in an impossible order: reported before it happened, or changed before it was reported. They were taken as they are.</source>
      <translation>
        <numerusform>%n wiersz ma niemożliwą kolejność zdarzeń: zgłoszenie przed zdarzeniem albo zmiana przed zgłoszeniem. Przyjęto go bez zmian.</numerusform>
        <numerusform>%n wiersze mają niemożliwą kolejność zdarzeń: zgłoszenie przed zdarzeniem albo zmiana przed zgłoszeniem. Przyjęto je bez zmian.</numerusform>
        <numerusform>%n wierszy ma niemożliwą kolejność zdarzeń: zgłoszenie przed zdarzeniem albo zmiana przed zgłoszeniem. Przyjęto je bez zmian.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows have no date at all.</source>
      <translation>
        <numerusform>%n wiersz nie ma żadnej daty.</numerusform>
        <numerusform>%n wiersze nie mają żadnej daty.</numerusform>
        <numerusform>%n wierszy nie ma żadnej daty.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows have no hour. Their date was taken as it is.</source>
      <translation>
        <numerusform>%n wiersz nie ma godziny. Datę przyjęto bez zmian.</numerusform>
        <numerusform>%n wiersze nie mają godziny. Ich daty przyjęto bez zmian.</numerusform>
        <numerusform>%n wierszy nie ma godziny. Ich daty przyjęto bez zmian.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows have no status. They were taken as new.</source>
      <translation>
        <numerusform>%n wiersz nie ma statusu. Przyjęto go jako nowy.</numerusform>
        <numerusform>%n wiersze nie mają statusu. Przyjęto je jako nowe.</numerusform>
        <numerusform>%n wierszy nie ma statusu. Przyjęto je jako nowe.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows rejected: {reason}</source>
      <translation>
        <numerusform>Odrzucono %n wiersz: {reason}</numerusform>
        <numerusform>Odrzucono %n wiersze: {reason}</numerusform>
        <numerusform>Odrzucono %n wierszy: {reason}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows repeat the id of an earlier row with other content. The earlier row was taken.</source>
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
      <source>%n similar &amp;reports within {metres} m and {days} days. Is it one of them?</source>
      <translation>
        <numerusform>%n podobne zgłosz&amp;enie w promieniu {metres} m i {days} dni. Czy to ono?</numerusform>
        <numerusform>%n podobne zgłosz&amp;enia w promieniu {metres} m i {days} dni. Czy to jedno z nich?</numerusform>
        <numerusform>%n podobnych zgłosz&amp;eń w promieniu {metres} m i {days} dni. Czy to jedno z nich?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n similar nearby</source>
      <translation>
        <numerusform>%n podobne w pobliżu</numerusform>
        <numerusform>%n podobne w pobliżu</numerusform>
        <numerusform>%n podobnych w pobliżu</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n stay as they are:</source>
      <translation>
        <numerusform>%n pozostaje bez zmian:</numerusform>
        <numerusform>%n pozostają bez zmian:</numerusform>
        <numerusform>%n pozostaje bez zmian:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n styles restored</source>
      <translation>
        <numerusform>przywrócono %n styl</numerusform>
        <numerusform>przywrócono %n style</numerusform>
        <numerusform>przywrócono %n stylów</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tax numbers (NIP)</source>
      <translation>
        <numerusform>%n numer NIP</numerusform>
        <numerusform>%n numery NIP</numerusform>
        <numerusform>%n numerów NIP</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n telephone numbers</source>
      <translation>
        <numerusform>%n numer telefonu</numerusform>
        <numerusform>%n numery telefonów</numerusform>
        <numerusform>%n numerów telefonów</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n texts were longer than a cell of Excel and were cut.</source>
      <translation>
        <numerusform>%n tekst był dłuższy niż komórka Excela i został ucięty.</numerusform>
        <numerusform>%n teksty były dłuższe niż komórka Excela i zostały ucięte.</numerusform>
        <numerusform>%n tekstów było dłuższych niż komórka Excela i zostało uciętych.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats</source>
      <translation>
        <numerusform>%n zagrożenie</numerusform>
        <numerusform>%n zagrożenia</numerusform>
        <numerusform>%n zagrożeń</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats are assigned to you; those that are yours already are given back.</source>
      <translation>
        <numerusform>%n zagrożenie zostanie przypisane do Ciebie; jeśli już jest Twoje, zostanie oddane.</numerusform>
        <numerusform>%n zagrożenia zostaną przypisane do Ciebie; te, które już są Twoje, zostaną oddane.</numerusform>
        <numerusform>%n zagrożeń zostanie przypisanych do Ciebie; te, które już są Twoje, zostaną oddane.</numerusform>
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
      <source>%n threats become one case. U takes it back.</source>
      <translation>
        <numerusform>%n zagrożenie tworzy jedną sprawę. U cofa.</numerusform>
        <numerusform>%n zagrożenia tworzą jedną sprawę. U cofa.</numerusform>
        <numerusform>%n zagrożeń tworzy jedną sprawę. U cofa.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats become “{status}”</source>
      <translation>
        <numerusform>%n zagrożenie otrzyma status „{status}”</numerusform>
        <numerusform>%n zagrożenia otrzymają status „{status}”</numerusform>
        <numerusform>%n zagrożeń otrzyma status „{status}”</numerusform>
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
      <source>%n threats chosen are on planes that are switched off.</source>
      <translation>
        <numerusform>%n wybrane zagrożenie leży na wyłączonej płaszczyźnie.</numerusform>
        <numerusform>%n wybrane zagrożenia leżą na wyłączonych płaszczyznach.</numerusform>
        <numerusform>%n wybranych zagrożeń leży na wyłączonych płaszczyznach.</numerusform>
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
      <source>%n threats lie inside.</source>
      <translation>
        <numerusform>W środku leży %n zagrożenie.</numerusform>
        <numerusform>W środku leżą %n zagrożenia.</numerusform>
        <numerusform>W środku leży %n zagrożeń.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats were erased or handed over meanwhile.</source>
      <translation>
        <numerusform>%n zagrożenie w międzyczasie usunięto lub przekazano.</numerusform>
        <numerusform>%n zagrożenia w międzyczasie usunięto lub przekazano.</numerusform>
        <numerusform>%n zagrożeń w międzyczasie usunięto lub przekazano.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats written to «{path}».</source>
      <translation>
        <numerusform>%n zagrożenie zapisano w „{path}”.</numerusform>
        <numerusform>%n zagrożenia zapisano w „{path}”.</numerusform>
        <numerusform>%n zagrożeń zapisano w „{path}”.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n units have no area: no threat will be put to them by its place.</source>
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
      <source>&amp;Address of the unit's base map…</source>
      <translation>&amp;Adres mapy podkładowej jednostki…</translation>
    </message>
    <message>
      <source>&amp;Analyse</source>
      <translation>&amp;Analizuj</translation>
    </message>
    <message>
      <source>&amp;Assign</source>
      <translation>&amp;Przypisz</translation>
    </message>
    <message>
      <source>&amp;Base map</source>
      <translation>Mapa po&amp;dkładowa</translation>
    </message>
    <message>
      <source>&amp;Belongs to threat no. {number}</source>
      <translation>&amp;Dotyczy zagrożenia nr {number}</translation>
    </message>
    <message>
      <source>&amp;Cancel</source>
      <translation>&amp;Anuluj</translation>
    </message>
    <message>
      <source>&amp;Choose the stations' layer…</source>
      <translation>Wybierz wars&amp;twę komisariatów…</translation>
    </message>
    <message>
      <source>&amp;Close</source>
      <translation>&amp;Zamknij</translation>
    </message>
    <message>
      <source>&amp;Close the store</source>
      <translation>&amp;Zamknij magazyn</translation>
    </message>
    <message>
      <source>&amp;Correct again</source>
      <translation>&amp;Popraw ponownie</translation>
    </message>
    <message>
      <source>&amp;Decide</source>
      <translation>&amp;Zdecyduj</translation>
    </message>
    <message>
      <source>&amp;Decide again</source>
      <translation>&amp;Zdecyduj ponownie</translation>
    </message>
    <message>
      <source>&amp;Density…</source>
      <translation>&amp;Gęstość…</translation>
    </message>
    <message>
      <source>&amp;Discard</source>
      <translation>&amp;Porzuć</translation>
    </message>
    <message>
      <source>&amp;Draw</source>
      <translation>&amp;Narysuj</translation>
    </message>
    <message>
      <source>&amp;Drop it</source>
      <translation>&amp;Porzuć</translation>
    </message>
    <message>
      <source>&amp;Erase what is past its review date…</source>
      <translation>&amp;Usuń to, czego termin przeglądu minął…</translation>
    </message>
    <message>
      <source>&amp;Find hot spots…</source>
      <translation>Z&amp;najdź gorące punkty…</translation>
    </message>
    <message>
      <source>&amp;Fold all groups</source>
      <translation>&amp;Zwiń wszystkie grupy</translation>
    </message>
    <message>
      <source>&amp;Forget</source>
      <translation>&amp;Zapomnij</translation>
    </message>
    <message>
      <source>&amp;Give the style back</source>
      <translation>&amp;Przywróć styl</translation>
    </message>
    <message>
      <source>&amp;Go on</source>
      <translation>&amp;Dalej</translation>
    </message>
    <message>
      <source>&amp;Go on importing</source>
      <translation>&amp;Importuj dalej</translation>
    </message>
    <message>
      <source>&amp;Go on writing</source>
      <translation>&amp;Pisz dalej</translation>
    </message>
    <message>
      <source>&amp;Hot spots…</source>
      <translation>G&amp;orące punkty…</translation>
    </message>
    <message>
      <source>&amp;Import</source>
      <translation>&amp;Importuj</translation>
    </message>
    <message>
      <source>&amp;Import threats…</source>
      <translation>&amp;Importuj zagrożenia…</translation>
    </message>
    <message>
      <source>&amp;Keep</source>
      <translation>&amp;Zachowaj</translation>
    </message>
    <message>
      <source>&amp;Keep it for later</source>
      <translation>&amp;Zachowaj na później</translation>
    </message>
    <message>
      <source>&amp;Keep what stands</source>
      <translation>&amp;Pozostaw stan obecny</translation>
    </message>
    <message>
      <source>&amp;Keys…</source>
      <translation>Kla&amp;wisze…</translation>
    </message>
    <message>
      <source>&amp;Leave the styles</source>
      <translation>&amp;Zostaw style</translation>
    </message>
    <message>
      <source>&amp;Measure to the nearest station</source>
      <translation>&amp;Zmierz do najbliższego komisariatu</translation>
    </message>
    <message>
      <source>&amp;Next</source>
      <translation>&amp;Dalej</translation>
    </message>
    <message>
      <source>&amp;None</source>
      <translation>&amp;Brak</translation>
    </message>
    <message>
      <source>&amp;OK</source>
      <translation>&amp;OK</translation>
    </message>
    <message>
      <source>&amp;Open a store…</source>
      <translation>&amp;Otwórz magazyn…</translation>
    </message>
    <message>
      <source>&amp;Pick a threat</source>
      <translation>&amp;Wskaż zagrożenie</translation>
    </message>
    <message>
      <source>&amp;Publish a map…</source>
      <translation>Publikacja &amp;mapy…</translation>
    </message>
    <message>
      <source>&amp;Queue of threats</source>
      <translation>&amp;Kolejka zagrożeń</translation>
    </message>
    <message>
      <source>&amp;Ready notes for a decision</source>
      <translation>&amp;Szablony notatek do decyzji</translation>
    </message>
    <message>
      <source>&amp;Reasons offered with a decision</source>
      <translation>&amp;Powody do wyboru przy decyzji</translation>
    </message>
    <message>
      <source>&amp;Recent stores</source>
      <translation>Ostatnie &amp;magazyny</translation>
    </message>
    <message>
      <source>&amp;Replace it</source>
      <translation>&amp;Zastąp</translation>
    </message>
    <message>
      <source>&amp;Stop the import</source>
      <translation>Zatrzymaj i&amp;mport</translation>
    </message>
    <message>
      <source>&amp;Take it</source>
      <translation>&amp;Przyjmij</translation>
    </message>
    <message>
      <source>&amp;Test the connection</source>
      <translation>&amp;Sprawdź połączenie</translation>
    </message>
    <message>
      <source>&amp;Throw it away</source>
      <translation>&amp;Wyrzuć</translation>
    </message>
    <message>
      <source>&amp;Tools on the map</source>
      <translation>Na&amp;rzędzia na mapie</translation>
    </message>
    <message>
      <source>&amp;Unfold all groups</source>
      <translation>&amp;Rozwiń wszystkie grupy</translation>
    </message>
    <message>
      <source>&amp;Unit</source>
      <translation>Jednostka</translation>
    </message>
    <message>
      <source>&amp;Verification card…</source>
      <translation>Ka&amp;rta weryfikacji…</translation>
    </message>
    <message>
      <source>&amp;Verify the audit…</source>
      <translation>&amp;Sprawdź dziennik…</translation>
    </message>
    <message>
      <source>&amp;Write it again</source>
      <translation>&amp;Wprowadź ponownie</translation>
    </message>
    <message>
      <source>(C / N of the first) / (N of the second / (N − 1)), with one less of the second where both are the same: C are the reports of the first whose nearest neighbours are of the second. 1 is chance. The two directions differ. Leslie and Kronenfeld (2011).</source>
      <translation>(C / N pierwszej) / (N drugiej / (N − 1)), a gdy obie są tą samą kategorią, drugiej o jedno mniej: C to zgłoszenia pierwszej, których najbliżsi sąsiedzi należą do drugiej. 1 to przypadek. Oba kierunki się różnią. Leslie i Kronenfeld (2011).</translation>
    </message>
    <message>
      <source>(as guessed)</source>
      <translation>(rozpoznany)</translation>
    </message>
    <message>
      <source>(none)</source>
      <translation>(brak)</translation>
    </message>
    <message>
      <source>({n} of {of})</source>
      <translation>({n} z {of})</translation>
    </message>
    <message>
      <source>* fewer than 5 reports: little can be said.</source>
      <translation>* mniej niż 5 zgłoszeń: niewiele można powiedzieć.</translation>
    </message>
    <message>
      <source>0.5–0.8 times</source>
      <translation>0,5–0,8 raza</translation>
    </message>
    <message>
      <source>1 day</source>
      <translation>1 dzień</translation>
    </message>
    <message>
      <source>1 day late</source>
      <translation>1 dzień po</translation>
    </message>
    <message>
      <source>1 day or more</source>
      <translation>1 dzień lub więcej</translation>
    </message>
    <message>
      <source>1 report</source>
      <translation>1 zgłoszenie</translation>
    </message>
    <message>
      <source>1.25–2 times</source>
      <translation>1,25–2 razy</translation>
    </message>
    <message>
      <source>300 for paper, 150 for the screen.</source>
      <translation>300 do druku, 150 na ekran.</translation>
    </message>
    <message>
      <source>4π · area / perimeter² (Polsby and Popper 1991): 1 is a circle</source>
      <translation>4π · pole / obwód² (Polsby i Popper 1991): 1 to koło</translation>
    </message>
    <message>
      <source>64 hexadecimal digits, as printed at the foot of a briefing. Left empty: the chain alone is checked.</source>
      <translation>64 cyfry szesnastkowe, jak w stopce odprawy. Puste: sprawdzany jest sam łańcuch.</translation>
    </message>
    <message>
      <source>85 % drawn without replacement (Andresen)</source>
      <translation>85 % losowane bez zwracania (Andresen)</translation>
    </message>
    <message>
      <source>85 % of the reports of the second period drawn without replacement.</source>
      <translation>85 % zgłoszeń drugiego okresu losowanych bez zwracania.</translation>
    </message>
    <message>
      <source>95 %</source>
      <translation>95 %</translation>
    </message>
    <message>
      <source>95 % interval</source>
      <translation>przedział 95 %</translation>
    </message>
    <message>
      <source>95 % interval of Garwood (1936)</source>
      <translation>95 % przedział Garwooda (1936)</translation>
    </message>
    <message>
      <source>99.8 %</source>
      <translation>99,8 %</translation>
    </message>
    <message>
      <source>99.8 % limits</source>
      <translation>granice 99,8 %</translation>
    </message>
    <message>
      <source>; places without any, not tested: {n}</source>
      <translation>; miejsca bez sąsiadów, które nie są badane: {n}</translation>
    </message>
    <message>
      <source>= On the map</source>
      <translation>= na mapie</translation>
    </message>
    <message>
      <source>A CSV file (also compressed as .gz), a spreadsheet (.xlsx, .ods) or a layer with the counts.</source>
      <translation>Plik CSV (także spakowany jako .gz), arkusz (.xlsx, .ods) albo warstwa z liczbami.</translation>
    </message>
    <message>
      <source>A CSV file (also compressed as .gz), a spreadsheet (.xlsx, .ods), a vector layer, or service requests of Open311: a JSON file or an address (https://…/requests.json).</source>
      <translation>Plik CSV (także spakowany jako .gz), arkusz kalkulacyjny (.xlsx, .ods), warstwa wektorowa albo zgłoszenia Open311: plik JSON lub adres (https://…/requests.json).</translation>
    </message>
    <message>
      <source>A QGIS expression, for example "category" = 'speeding'. Leave it empty to use all points.</source>
      <translation>Wyrażenie QGIS, na przykład "category" = 'speeding'. Zostaw puste, aby użyć wszystkich punktów.</translation>
    </message>
    <message>
      <source>A band for each category</source>
      <translation>Kanał dla każdej kategorii</translation>
    </message>
    <message>
      <source>A band only knows the reports before its step begins, and they weigh the more the younger they are. The last band is the forecast of the step after the last report.</source>
      <translation>Kanał zna tylko zgłoszenia sprzed początku swojego kroku, a ważą one tym więcej, im są nowsze. Ostatni kanał jest prognozą kroku po ostatnim zgłoszeniu.</translation>
    </message>
    <message numerus="yes">
      <source>A case holds {most} threats at most, and %n are chosen. Choose fewer.</source>
      <translation>
        <numerusform>Sprawa obejmuje najwyżej {most} zagrożeń, a wybrano %n. Wybierz mniej.</numerusform>
        <numerusform>Sprawa obejmuje najwyżej {most} zagrożeń, a wybrano %n. Wybierz mniej.</numerusform>
        <numerusform>Sprawa obejmuje najwyżej {most} zagrożeń, a wybrano %n. Wybierz mniej.</numerusform>
      </translation>
    </message>
    <message>
      <source>A click folds it, one on the number chooses all of it (G), with Ctrl in addition.</source>
      <translation>Kliknięcie zwija, kliknięcie liczby zaznacza całą grupę (G), z Ctrl – dodatkowo.</translation>
    </message>
    <message>
      <source>A cluster says that points lie densely there, not why: where more people are, there are more reports. Hot spots with a study area, or a rate, ask about that.</source>
      <translation>Skupisko mówi, że punkty leżą tam gęsto, a nie dlaczego: gdzie jest więcej ludzi, jest więcej zgłoszeń. Na to pytanie odpowiadają gorące punkty z obszarem badania albo współczynnik.</translation>
    </message>
    <message>
      <source>A copy «{copy}» is already there. Move it away and try again.</source>
      <translation>Kopia „{copy}” już istnieje. Przenieś ją i spróbuj ponownie.</translation>
    </message>
    <message>
      <source>A correction needs a note that says why.</source>
      <translation>Poprawka wymaga notatki z uzasadnieniem.</translation>
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
      <source>A disc stands at the seat of its area; its area grows with the count.</source>
      <translation>Koło stoi w siedzibie obszaru; jego pole rośnie z liczbą.</translation>
    </message>
    <message>
      <source>A district has 400 to 6,000 reports a year, a garrison 20,000 to 55,000.</source>
      <translation>Powiat ma od 400 do 6000 zgłoszeń rocznie, garnizon od 20 000 do 55 000.</translation>
    </message>
    <message>
      <source>A file with all parameters and the result. «qgis_process run kmzb:stationlocation -» reads it and computes the same again.</source>
      <translation>Plik ze wszystkimi parametrami i wynikiem. „qgis_process run kmzb:stationlocation -” czyta go i oblicza to samo ponownie.</translation>
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
      <source>A layer or a table whose texts may hold personal data.</source>
      <translation>Warstwa lub tabela, w której tekstach mogą być dane osobowe.</translation>
    </message>
    <message>
      <source>A line for each leg of the round, with its minutes and metres.</source>
      <translation>Linia dla każdego odcinka objazdu, z minutami i metrami.</translation>
    </message>
    <message>
      <source>A line from each event to each that follows it within the bands, with its distance, days and kind.</source>
      <translation>Linia od każdego zdarzenia do każdego, które następuje po nim w granicach przedziałów, z odległością, liczbą dni i rodzajem.</translation>
    </message>
    <message>
      <source>A line from each place of demand to its site, with the way and whether that is within the standard.</source>
      <translation>Linia od każdego miejsca zapotrzebowania do jego jednostki, z drogą i informacją, czy mieści się w standardzie.</translation>
    </message>
    <message>
      <source>A line from each report to each that is likely the same: distance, hours apart, likeness, why.</source>
      <translation>Linia od każdego zgłoszenia do każdego, które prawdopodobnie dotyczy tego samego: odległość, liczba godzin między nimi, podobieństwo, powód.</translation>
    </message>
    <message>
      <source>A line has two ends.</source>
      <translation>Linia ma co najmniej dwa punkty.</translation>
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
      <source>A number of the treated or control areas is below 5: their comparison is not to be relied on.</source>
      <translation>Jedna z liczb obszarów objętych działaniem lub kontrolnych jest mniejsza niż 5: na tym porównaniu nie można polegać.</translation>
    </message>
    <message>
      <source>A number there is below 5: do not rely on it.</source>
      <translation>Jedna z tych liczb jest mniejsza niż 5: nie należy na tym polegać.</translation>
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
      <source>A pixel of the raster of inhabitants is {pixel} m wide: choose a cell size of at least {least} m.</source>
      <translation>Piksel rastra mieszkańców ma {pixel} m szerokości: podaj rozmiar komórki co najmniej {least} m.</translation>
    </message>
    <message>
      <source>A place cannot be left empty. Write what it should say.</source>
      <translation>Miejsce nie może być puste. Wpisz właściwe.</translation>
    </message>
    <message>
      <source>A place has a negative number of reports. Check the weights.</source>
      <translation>Jedno z miejsc ma ujemną liczbę zgłoszeń. Sprawdź wagi.</translation>
    </message>
    <message>
      <source>A point has a negative weight. A weight says how many reports the point stands for.</source>
      <translation>Jeden z punktów ma ujemną wagę. Waga mówi, ile zgłoszeń oznacza punkt.</translation>
    </message>
    <message>
      <source>A point needs one neighbour at least. Set NEIGHBOURS to 1 or more.</source>
      <translation>Punkt potrzebuje co najmniej jednego sąsiada. Ustaw NEIGHBOURS na 1 lub więcej.</translation>
    </message>
    <message>
      <source>A polygon around each cluster, with its number of points, spread, dates and categories.</source>
      <translation>Poligon wokół każdego skupiska, z liczbą jego punktów, rozrzutem, datami i kategoriami.</translation>
    </message>
    <message>
      <source>A polygon has three corners at least. Right-click after the last.</source>
      <translation>Wielokąt ma co najmniej trzy wierzchołki. Zakończ prawym przyciskiem myszy.</translation>
    </message>
    <message>
      <source>A polygon layer with a feature for each unit. Areas are brought into the store's reference system.</source>
      <translation>Warstwa poligonowa z jednym obiektem na jednostkę. Tereny są przeliczane do układu współrzędnych magazynu.</translation>
    </message>
    <message>
      <source>A publication by months holds whole months. Choose for example {period}.</source>
      <translation>Publikacja miesięczna obejmuje całe miesiące. Wybierz na przykład {period}.</translation>
    </message>
    <message>
      <source>A publication by quarters holds whole quarters. Choose {period}, or count by months.</source>
      <translation>Publikacja kwartalna obejmuje całe kwartały. Wybierz {period} albo zliczaj według miesięcy.</translation>
    </message>
    <message>
      <source>A publication by years holds whole years. Choose {period}, or count by months.</source>
      <translation>Publikacja roczna obejmuje całe lata. Wybierz {period} albo zliczaj według miesięcy.</translation>
    </message>
    <message>
      <source>A radius in time needs the time of the points. Choose its field in TIME_FIELD.</source>
      <translation>Promień w czasie wymaga czasu punktów. Wybierz jego pole w TIME_FIELD.</translation>
    </message>
    <message>
      <source>A raster has square cells. Choose square cells, or leave OUTPUT_RASTER empty.</source>
      <translation>Raster ma komórki kwadratowe. Wybierz komórki kwadratowe albo zostaw OUTPUT_RASTER puste.</translation>
    </message>
    <message>
      <source>A raster with the bands: p two-sided, p of the upper tail, p of the lower tail, p for the whole map (two-sided, corrected for looking at all places), q (false discovery rate), and the class shown, -3 to 3. An upper tail of 0.025 or 0.975 is a two-sided p of 0.05.</source>
      <translation>Raster z kanałami: dwustronne p, p górnego ogona, p dolnego ogona, p dla całej mapy (dwustronne, z poprawką na sprawdzanie wszystkich miejsc), q (FDR) oraz pokazywana klasa, od -3 do 3. Górny ogon 0,025 lub 0,975 to dwustronne p równe 0,05.</translation>
    </message>
    <message>
      <source>A rate needs one radius for reports and population: leave ADAPTIVE or POPULATION out.</source>
      <translation>Współczynnik wymaga jednego promienia dla zgłoszeń i ludności: pomiń ADAPTIVE albo POPULATION.</translation>
    </message>
    <message>
      <source>A report is dated {date}, far from the others. Leave it out by the filter, or give a PERIOD, for example {start}/{end}.</source>
      <translation>Jedno ze zgłoszeń ma datę {date}, odległą od pozostałych. Pomiń je filtrem albo podaj PERIOD, na przykład {start}/{end}.</translation>
    </message>
    <message>
      <source>A row and a column for each of {k} categories. Pairs found near each other more often than by chance: {more}, less often: {less}. The table below lists them.</source>
      <translation>Wiersz i kolumna dla każdej kategorii (liczba kategorii: {k}). Pary znajdowane przy sobie częściej niż z przypadku: {more}, rzadziej: {less}. Wymienia je tabela poniżej.</translation>
    </message>
    <message>
      <source>A row for each area and category with a report in either period, with the same numbers.</source>
      <translation>Wiersz dla każdego obszaru i kategorii ze zgłoszeniem w którymkolwiek okresie, z tymi samymi liczbami.</translation>
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
      <source>A row for each hour of the week, hour, weekday, month, month of a year, kind of day, holiday and burst: what it is (kind, key), how many reports, how many were expected, z, p, the limits of chance.</source>
      <translation>Wiersz na każdą godzinę tygodnia, godzinę, dzień tygodnia, miesiąc, miesiąc roku, rodzaj dnia, święto i spiętrzenie: czego dotyczy (rodzaj, klucz), ile zgłoszeń, ile oczekiwano, z, p, granice przypadku.</translation>
    </message>
    <message>
      <source>A row for each ordered pair of categories: how often the first is found near the second, how often by chance, their ratio with the interval of chance, p and q.</source>
      <translation>Wiersz dla każdej uporządkowanej pary kategorii: jak często pierwsza jest przy drugiej, jak często z przypadku, ich iloraz z przedziałem przypadku, p i q.</translation>
    </message>
    <message>
      <source>A row for each pair of bands: pairs observed and expected, their ratio, p.</source>
      <translation>Wiersz dla każdej pary przedziałów: pary zaobserwowane i oczekiwane, ich iloraz, p.</translation>
    </message>
    <message>
      <source>A row for each share of the area, with hits, hit rate and its interval, PAI, PEI, RRI and hits per km².</source>
      <translation>Wiersz dla każdego udziału obszaru: trafienia, odsetek trafień z przedziałem, PAI, PEI, RRI i trafienia na km².</translation>
    </message>
    <message>
      <source>A row for each unit: counts, shares with intervals, limits of the funnel, position, age, due.</source>
      <translation>Wiersz na każdą jednostkę: liczby, udziały z przedziałami, granice lejka, położenie, wiek, terminy.</translation>
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
      <source>A smaller radius shows more detail and more chance, a larger one the broad lines. Pixels only draw the surface: about ten of them in a radius show its shape, and smaller ones change nothing.</source>
      <translation>Mniejszy promień pokazuje więcej szczegółów i więcej przypadku, większy ogólny obraz. Piksele tylko rysują powierzchnię: około dziesięciu na promień oddaje jej kształt, a mniejsze niczego nie zmieniają.</translation>
    </message>
    <message>
      <source>A step shares reports with the one before it, so that trends look somewhat surer than they are. With STEPS_BACK 0 they do not share any.</source>
      <translation>Krok ma część zgłoszeń wspólną z krokiem poprzednim, więc trendy wyglądają na nieco pewniejsze, niż są. Przy STEPS_BACK 0 wspólnych zgłoszeń nie ma.</translation>
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
      <source>A store on a server has to be told.</source>
      <translation>Magazyn na serwerze wymaga podania.</translation>
    </message>
    <message>
      <source>A store on a server logs what leaves it: write in RECIPIENT who gets it.</source>
      <translation>Magazyn na serwerze odnotowuje, co go opuszcza: wpisz w RECIPIENT, kto to dostaje.</translation>
    </message>
    <message>
      <source>A table with the fields threat_id, expected_version and new_status, and if wanted id, reason and note. A geometry is not looked at.</source>
      <translation>Tabela z polami threat_id, expected_version i new_status oraz opcjonalnie id, reason i note. Geometria jest pomijana.</translation>
    </message>
    <message>
      <source>A text is needed here.</source>
      <translation>Tekst jest tu wymagany.</translation>
    </message>
    <message>
      <source>A time at 0:00:00 is a date without an hour (date), or midnight (time). Automatically (auto): it is a date if more than three times as many reports have it as any other time of the day. What is written without a time is always a date.</source>
      <translation>Czas 0:00:00 to data bez godziny (date) albo rzeczywiście północ (time). Automatycznie (auto): to data, jeśli ma go ponad trzy razy więcej zgłoszeń niż jakikolwiek inny czas dnia. Zapis bez czasu jest zawsze datą.</translation>
    </message>
    <message>
      <source>A value is missing: {label}.</source>
      <translation>Brakuje wartości: {label}.</translation>
    </message>
    <message numerus="yes">
      <source>A visit just now is noted for %n threats.</source>
      <translation>
        <numerusform>Odnotowana zostanie wizyta teraz przy %n zagrożeniu.</numerusform>
        <numerusform>Odnotowana zostanie wizyta teraz przy %n zagrożeniach.</numerusform>
        <numerusform>Odnotowana zostanie wizyta teraz przy %n zagrożeniach.</numerusform>
      </translation>
    </message>
    <message>
      <source>AS_OF «{text}» is no date. Write it as 2025-07-01.</source>
      <translation>AS_OF „{text}” nie jest datą. Zapisz ją tak: 2025-07-01.</translation>
    </message>
    <message>
      <source>About</source>
      <translation>Informacje</translation>
    </message>
    <message>
      <source>Above the header the file says: {text}</source>
      <translation>Nad nagłówkiem w pliku: {text}</translation>
    </message>
    <message>
      <source>Accepted</source>
      <translation>Przyjęte</translation>
    </message>
    <message>
      <source>Accepted as no. {number}.</source>
      <translation>Przyjęto jako nr {number}.</translation>
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
      <source>Adaptive radius</source>
      <translation>Promień zmienny</translation>
    </message>
    <message>
      <source>Add a layer of points with your stations to the project, then click the map.</source>
      <translation>Dodaj do projektu warstwę punktową z komisariatami, a potem kliknij mapę.</translation>
    </message>
    <message>
      <source>Add the &amp;remark</source>
      <translation>Dodaj &amp;adnotację</translation>
    </message>
    <message>
      <source>Added to no. {number} as a remark.</source>
      <translation>Dopisano do nr {number} jako adnotację.</translation>
    </message>
    <message>
      <source>Against chance (more, less)</source>
      <translation>Wobec przypadku (more: częściej, less: rzadziej)</translation>
    </message>
    <message>
      <source>Against the control areas the treated areas fell by {size} {unit} (95 % interval {low} to {high}), more than chance.</source>
      <translation>Względem obszarów kontrolnych w obszarach objętych działaniem ubyło: {size} ({unit}; przedział 95 % od {low} do {high}), więcej, niż wynika z przypadku.</translation>
    </message>
    <message>
      <source>Against the control areas the treated areas rose by {size} {unit} (95 % interval {low} to {high}), more than chance.</source>
      <translation>Względem obszarów kontrolnych w obszarach objętych działaniem przybyło: {size} ({unit}; przedział 95 % od {low} do {high}), więcej, niż wynika z przypadku.</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Wszystkie</translation>
    </message>
    <message>
      <source>All areas are within {tolerance} % of the mean, as was asked for.</source>
      <translation>Wszystkie rejony mieszczą się w granicach {tolerance} % od średniej, jak żądano.</translation>
    </message>
    <message>
      <source>All categories.</source>
      <translation>Wszystkie kategorie.</translation>
    </message>
    <message>
      <source>All categories; * fewer than 5 reports: little can be said.</source>
      <translation>Wszystkie kategorie; * mniej niż 5 zgłoszeń: niewiele można powiedzieć.</translation>
    </message>
    <message>
      <source>All cells have {value} reports in every step; no place stands out. Check the filter and the area.</source>
      <translation>Liczba zgłoszeń we wszystkich komórkach i krokach jest ta sama: {value}; żadne miejsce się nie wyróżnia. Sprawdź filtr i obszar.</translation>
    </message>
    <message>
      <source>All cells or areas have the same value, {value}; no place stands out. Check the filter and the area.</source>
      <translation>Wszystkie komórki lub obszary mają tę samą wartość, {value}; żadne miejsce się nie wyróżnia. Sprawdź filtr i obszar.</translation>
    </message>
    <message>
      <source>All events are at one location: whether near ones follow each other cannot be said.</source>
      <translation>Wszystkie zdarzenia są w jednym miejscu: nie da się powiedzieć, czy bliskie następują po sobie.</translation>
    </message>
    <message>
      <source>All events are at one time: whether they follow each other cannot be said.</source>
      <translation>Wszystkie zdarzenia są w jednym czasie: nie da się powiedzieć, czy następują po sobie.</translation>
    </message>
    <message>
      <source>All files</source>
      <translation>Wszystkie pliki</translation>
    </message>
    <message>
      <source>All intervals are longer than a week: only months can be told apart.</source>
      <translation>Wszystkie przedziały są dłuższe niż tydzień: rozróżnić można tylko miesiące.</translation>
    </message>
    <message>
      <source>All of them: {n}.</source>
      <translation>Wszystkie: {n}.</translation>
    </message>
    <message>
      <source>All points ({n}) are among the points at risk.</source>
      <translation>Wszystkie punkty ({n}) są wśród punktów odniesienia.</translation>
    </message>
    <message>
      <source>All points ({n}) are from {first} to {last}, and the prediction was made from the time until {end}: such a test always looks good. Choose points that are later.</source>
      <translation>Wszystkie punkty ({n}) są z czasu od {first} do {last}, a prognoza powstała z czasu do {end}: taki sprawdzian zawsze wygląda dobrze. Wybierz punkty późniejsze.</translation>
    </message>
    <message>
      <source>All points are of one category, so that none can be near another. Check the field and the filter.</source>
      <translation>Wszystkie punkty należą do jednej kategorii, więc żadna nie może być przy innej. Sprawdź pole i filtr.</translation>
    </message>
    <message>
      <source>All points lie at one place, so that all are equally near to each other.</source>
      <translation>Wszystkie punkty leżą w jednym miejscu, więc wszystkie są sobie równie bliskie.</translation>
    </message>
    <message>
      <source>All points lie at one place, so that no rule finds a radius. Give RADIUS in metres, for example 500.</source>
      <translation>Wszystkie punkty leżą w jednym miejscu, więc żadna reguła nie wyznaczy promienia. Podaj RADIUS w metrach, na przykład 500.</translation>
    </message>
    <message>
      <source>All points lie at one place, so that no share can differ from place to place.</source>
      <translation>Wszystkie punkty leżą w jednym miejscu, więc udział nie może się różnić między miejscami.</translation>
    </message>
    <message>
      <source>All points lie at one place: no cell size follows from them. Choose one, or check the coordinates.</source>
      <translation>Wszystkie punkty leżą w jednym miejscu: nie wynika z nich rozmiar komórki. Podaj go albo sprawdź współrzędne.</translation>
    </message>
    <message>
      <source>All reports</source>
      <translation>Wszystkie zgłoszenia</translation>
    </message>
    <message>
      <source>All reports are of «{category}»: there are no others to compare it with. Check the filter.</source>
      <translation>Wszystkie zgłoszenia należą do „{category}”: nie ma innych do porównania. Sprawdź filtr.</translation>
    </message>
    <message>
      <source>All reports have the same time. Without a course in time nothing can emerge.</source>
      <translation>Wszystkie zgłoszenia mają ten sam czas. Bez przebiegu w czasie nic nie może się wyłonić.</translation>
    </message>
    <message>
      <source>All six neighbours of a hexagon are equally far away; squares are easier to describe.</source>
      <translation>Wszystkich sześciu sąsiadów sześciokąta leży w tej samej odległości; kwadraty łatwiej opisać.</translation>
    </message>
    <message>
      <source>All statuses</source>
      <translation>Wszystkie statusy</translation>
    </message>
    <message>
      <source>All threats with their fields: the visited ones with order and times, the others with the reason.</source>
      <translation>Wszystkie zagrożenia ze swoimi polami: odwiedzane z kolejnością i godzinami, pozostałe z przyczyną.</translation>
    </message>
    <message>
      <source>All time</source>
      <translation>Cały czas</translation>
    </message>
    <message>
      <source>All units, by name. The interval is Wilson's.</source>
      <translation>Wszystkie jednostki, według nazwy. Przedział Wilsona.</translation>
    </message>
    <message>
      <source>All weights in the field «{field}» are zero. Choose another field or none.</source>
      <translation>Wszystkie wagi w polu „{field}” są równe zero. Wybierz inne pole albo żadne.</translation>
    </message>
    <message>
      <source>All: {share} ({k} of {n}).</source>
      <translation>Razem: {share} ({k} z {n}).</translation>
    </message>
    <message>
      <source>Allocation</source>
      <translation>Rozmieszczenie sił</translation>
    </message>
    <message>
      <source>Along a street grid: east-west plus north-south.</source>
      <translation>Po siatce ulic: wschód-zachód plus północ-południe.</translation>
    </message>
    <message>
      <source>An address of tiles needs all of {x}, {y} and {z}.</source>
      <translation>Adres kafelków musi zawierać {x}, {y} i {z}.</translation>
    </message>
    <message>
      <source>An address with a password in it would be saved with every project. Use one that needs none.</source>
      <translation>Adres z hasłem byłby zapisywany w każdym projekcie. Użyj adresu, który hasła nie wymaga.</translation>
    </message>
    <message>
      <source>An address with a password in it would be seen by others. Leave it out and choose a login of QGIS's authentication instead.</source>
      <translation>Adres z hasłem zobaczyliby inni. Pomiń hasło i wybierz login z uwierzytelniania QGIS.</translation>
    </message>
    <message>
      <source>An area has three corners at least.</source>
      <translation>Obszar ma co najmniej trzy wierzchołki.</translation>
    </message>
    <message>
      <source>An earlier decision of yours on this threat was not applied, so this one waits.</source>
      <translation>Twoja wcześniejsza decyzja w sprawie tego zagrożenia nie została wykonana, dlatego ta czeka.</translation>
    </message>
    <message>
      <source>An upper edge belongs to the next band. Events at the same location are a band of their own. The Near Repeat Calculator names its bands differently: its «0 to 1 days» holds the same day only.</source>
      <translation>Górna granica należy do następnego przedziału. Zdarzenia w tym samym miejscu są osobnym przedziałem. Near Repeat Calculator inaczej nazywa przedziały: jego „0 to 1 days” obejmuje tylko ten sam dzień.</translation>
    </message>
    <message>
      <source>Andresen's S: {robust} of the areas with a report in either period have the same share of all reports as before (robust), {standard} of all areas (standard); share rose in {rose}, fell in {fell}. If nothing had changed, about {unchanged} would. {way} Samples: {samples}, seed: {seed}.</source>
      <translation>S Andresena: {robust} obszarów ze zgłoszeniem w którymkolwiek okresie ma taki sam udział we wszystkich zgłoszeniach jak przedtem (odporny), {standard} wszystkich obszarów (zwykły); udział wzrósł w {rose}, spadł w {fell}. Gdyby nic się nie zmieniło, byłoby ich około {unchanged}. {way} Próby: {samples}, ziarno: {seed}.</translation>
    </message>
    <message>
      <source>Animals</source>
      <translation>Zwierzęta</translation>
    </message>
    <message>
      <source>Annotations</source>
      <translation>Adnotacje</translation>
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
      <source>Another layer of demand, such as crimes or residents: points, or areas, which count at a point inside.</source>
      <translation>Dalsza warstwa zapotrzebowania, na przykład przestępstwa albo mieszkańcy: punkty albo obszary, które liczą się w punkcie wewnątrz.</translation>
    </message>
    <message>
      <source>Another number makes other reports of the same kind.</source>
      <translation>Inna liczba daje inne zgłoszenia tego samego rodzaju.</translation>
    </message>
    <message>
      <source>Another program holds the store «{name}».</source>
      <translation>Magazyn „{name}” jest zajęty przez inny program.</translation>
    </message>
    <message>
      <source>Another report that you wrote follows when this one is saved.</source>
      <translation>Inne wprowadzane zgłoszenie pojawi się po zapisaniu tego.</translation>
    </message>
    <message>
      <source>Area</source>
      <translation>Obszar</translation>
    </message>
    <message>
      <source>Area [km²]</source>
      <translation>Powierzchnia [km²]</translation>
    </message>
    <message>
      <source>Area in km²</source>
      <translation>Powierzchnia w km²</translation>
    </message>
    <message>
      <source>Area number</source>
      <translation>Numer rejonu</translation>
    </message>
    <message>
      <source>Area of the outline, km²</source>
      <translation>Powierzchnia obrysu, km²</translation>
    </message>
    <message>
      <source>Area {n}</source>
      <translation>Rejon {n}</translation>
    </message>
    <message>
      <source>Area, km²</source>
      <translation>Powierzchnia, km²</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Obszary</translation>
    </message>
    <message>
      <source>Areas changed {factor} times as differently as chance alone would make them (Pearson's chi-square over its degrees of freedom, p = {p}): above 1 they went different ways.</source>
      <translation>Zmiany obszarów różnią się {factor} raza bardziej, niż wynikałoby z samego przypadku (chi-kwadrat Pearsona przez liczbę stopni swobody, p = {p}): powyżej 1 obszary zmieniały się w różne strony.</translation>
    </message>
    <message>
      <source>Areas it may have moved to</source>
      <translation>Obszary, do których mogło się przenieść</translation>
    </message>
    <message>
      <source>Areas of the police units that stand today.</source>
      <translation>Tereny jednostek Policji, które obecnie istnieją.</translation>
    </message>
    <message>
      <source>Areas of the units. A report counts in the smallest one; outside all it is left out.</source>
      <translation>Obszary jednostek. Zgłoszenie liczy się w najmniejszym; poza wszystkimi jest pomijane.</translation>
    </message>
    <message>
      <source>Areas or street segments</source>
      <translation>Obszary lub odcinki ulic</translation>
    </message>
    <message>
      <source>Areas that fell by more than chance</source>
      <translation>Obszary, w których ubyło bardziej, niż wynika z przypadku</translation>
    </message>
    <message>
      <source>Areas that rose against the whole by more than chance: {rose}, that fell: {fell}, of {all}.</source>
      <translation>Obszary, w których zgłoszeń przybyło względem całości bardziej, niż wynika z przypadku: {rose}, w których ubyło: {fell}; wszystkich: {all}.</translation>
    </message>
    <message>
      <source>Areas that rose by more than chance</source>
      <translation>Obszary, w których przybyło bardziej, niż wynika z przypadku</translation>
    </message>
    <message>
      <source>Areas to count in, such as precincts; their fields are kept. A report counts in the smallest one.</source>
      <translation>Obszary, w których liczyć, na przykład rejony służbowe; ich pola zostają zachowane. Zgłoszenie liczy się w najmniejszym z nich.</translation>
    </message>
    <message>
      <source>Areas to test instead of cells, such as precincts; 30 at least. Left empty, cells are chosen.</source>
      <translation>Obszary do zbadania zamiast komórek, na przykład rejony służbowe; co najmniej 30. Gdy puste, komórki są dobierane.</translation>
    </message>
    <message>
      <source>Areas to test, such as precincts; their fields are kept, and a report counts in the smallest one that holds it. Left empty, a grid of cells is made.</source>
      <translation>Obszary do zbadania, na przykład rejony służbowe; ich pola zostają zachowane, a zgłoszenie liczy się w najmniejszym obszarze, w którym leży. Gdy puste, powstaje siatka komórek.</translation>
    </message>
    <message>
      <source>Areas wanted: {count}, units there are: {units}. Choose {units} areas or fewer.</source>
      <translation>Żądane rejony: {count}, jednostki w warstwie: {units}. Wybierz najwyżej tyle rejonów: {units}.</translation>
    </message>
    <message>
      <source>Areas where reports rose by more than chance: {rose}, where they fell: {fell}, of {all}.</source>
      <translation>Obszary, w których zgłoszeń przybyło bardziej, niż wynika z przypadku: {rose}, w których ubyło: {fell}; wszystkich: {all}.</translation>
    </message>
    <message>
      <source>Areas with counts</source>
      <translation>Obszary z liczbami</translation>
    </message>
    <message>
      <source>Areas with their change</source>
      <translation>Obszary ze zmianą</translation>
    </message>
    <message>
      <source>Areas with their summary</source>
      <translation>Obszary z zestawieniem</translation>
    </message>
    <message>
      <source>Areas without a count</source>
      <translation>Obszary bez liczby</translation>
    </message>
    <message>
      <source>Areas without a geometry, left empty: {n}</source>
      <translation>Obszary bez geometrii, pozostawione puste: {n}</translation>
    </message>
    <message>
      <source>Areas without inhabitants, which have no rate: {n}.</source>
      <translation>Obszary bez mieszkańców, dla których nie ma współczynnika: {n}.</translation>
    </message>
    <message>
      <source>Areas, the surest change first.</source>
      <translation>Obszary, od najpewniejszej zmiany.</translation>
    </message>
    <message>
      <source>Areas, the surest change first; {n} more in the layer.</source>
      <translation>Obszary, od najpewniejszej zmiany; dalsze w warstwie: {n}.</translation>
    </message>
    <message>
      <source>Areas: {n}. By workload the largest, «{most}», is at {above} from the mean and the smallest at {below}.</source>
      <translation>Rejony: {n}. Największy pod względem obciążenia, „{most}”, odbiega od średniej o {above}, najmniejszy o {below}.</translation>
    </message>
    <message>
      <source>Arrival</source>
      <translation>Przyjazd</translation>
    </message>
    <message>
      <source>As 2025-01-01/2025-07-01; the end is not included.</source>
      <translation>W postaci 2025-01-01/2025-07-01; koniec się nie wlicza.</translation>
    </message>
    <message>
      <source>As 2025-01-01/2025-07-01; the end is not included. Left empty: all.</source>
      <translation>W postaci 2025-01-01/2025-07-01; koniec się nie wlicza. Gdy puste: wszystkie.</translation>
    </message>
    <message>
      <source>As 2025-01-01/2025-07-01; the end is not included. Left empty: the last seven days in the store, for the garrison's page four weeks, for the monthly report the last whole month.</source>
      <translation>W postaci 2025-01-01/2025-07-01; koniec nie wchodzi w okres. Puste: ostatnie siedem dni w magazynie, dla strony garnizonu cztery tygodnie, dla raportu miesięcznego ostatni pełny miesiąc.</translation>
    </message>
    <message>
      <source>As 2025-01-01/2026-01-01; the end is not included. Left empty: from the first report to the last.</source>
      <translation>Na przykład 2025-01-01/2026-01-01; koniec nie należy do okresu. Puste: od pierwszego do ostatniego zgłoszenia.</translation>
    </message>
    <message>
      <source>As 2026-01-01/2026-07-01; it must not overlap the first.</source>
      <translation>W postaci 2026-01-01/2026-07-01; nie może zachodzić na pierwszy.</translation>
    </message>
    <message>
      <source>As of</source>
      <translation>Stan na</translation>
    </message>
    <message>
      <source>Ascending upper edges in days, separated by commas; the edge itself belongs to the next band: 7 is up to 6 days where only dates are known.</source>
      <translation>Rosnące górne granice w dniach, oddzielone przecinkami; sama granica należy do następnego przedziału: gdy znane są tylko daty, 7 znaczy do 6 dni.</translation>
    </message>
    <message>
      <source>Ascending upper edges in metres, separated by commas; the edge itself belongs to the next band. Events at the same location are always a band of their own, and so is what lies beyond.</source>
      <translation>Rosnące górne granice w metrach, oddzielone przecinkami; sama granica należy do następnego przedziału. Zdarzenia w tym samym miejscu są zawsze osobnym przedziałem, tak samo jak to, co leży dalej.</translation>
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
      <source>At its highest the rate is {peak} {unit}, in the whole area {overall}: {times} times as much.</source>
      <translation>W najwyższym miejscu współczynnik wynosi {peak} {unit}, w całym obszarze {overall}: {times} razy tyle.</translation>
    </message>
    <message>
      <source>At no distance do neighbours go along with each other more than chance would make them: no pattern.</source>
      <translation>Przy żadnej odległości sąsiedzi nie są podobni do siebie bardziej, niż wynika z przypadku: brak wzorca.</translation>
    </message>
    <message>
      <source>At the shares of the area asked for, rounded to whole cells.</source>
      <translation>Przy podanych udziałach obszaru, zaokrąglonych do całych komórek.</translation>
    </message>
    <message>
      <source>Attachments</source>
      <translation>Załączniki</translation>
    </message>
    <message>
      <source>Attachments ({n})</source>
      <translation>&amp;Załączniki ({n})</translation>
    </message>
    <message>
      <source>Attachments accepted</source>
      <translation>Załączniki przyjęte</translation>
    </message>
    <message>
      <source>Attachments are not shown over the web: what is in them does not leave the server this way. Open the store by its PostgreSQL address: postgresql://server/database.</source>
      <translation>Załączników nie można otworzyć przez sieć WWW: ich treść nie opuszcza serwera tą drogą. Otwórz magazyn pod adresem PostgreSQL: postgresql://serwer/baza.</translation>
    </message>
    <message>
      <source>Attachments known already</source>
      <translation>Załączniki już znane</translation>
    </message>
    <message>
      <source>Attachments of no. {number}</source>
      <translation>Załączniki do nr {number}</translation>
    </message>
    <message>
      <source>Attachments of the threat</source>
      <translation>Załączniki do zagrożenia</translation>
    </message>
    <message>
      <source>Attachments refused</source>
      <translation>Załączniki odrzucone</translation>
    </message>
    <message>
      <source>Attachments: not listed</source>
      <translation>&amp;Załączniki: brak listy</translation>
    </message>
    <message>
      <source>Audit</source>
      <translation>Dziennik</translation>
    </message>
    <message>
      <source>Audit head: {head}</source>
      <translation>Skrót dziennika: {head}</translation>
    </message>
    <message>
      <source>Automatically (auto): the columns are found by their names and contents. Else the path of a JSON file of your own that names them.</source>
      <translation>Automatycznie (auto): kolumny są znajdowane po nazwach i zawartości. Inaczej: ścieżka własnego pliku JSON, który je wymienia.</translation>
    </message>
    <message>
      <source>Back to all open threats</source>
      <translation>Powrót do wszystkich otwartych zagrożeń</translation>
    </message>
    <message>
      <source>Balanced areas</source>
      <translation>Zrównoważone rejony</translation>
    </message>
    <message>
      <source>Balanced areas: {n}, largest deviation {most} %</source>
      <translation>Zrównoważone rejony: {n}, największe odchylenie {most} %</translation>
    </message>
    <message>
      <source>Band of distance, m</source>
      <translation>Przedział odległości, m</translation>
    </message>
    <message>
      <source>Band of the prediction</source>
      <translation>Kanał prognozy</translation>
    </message>
    <message>
      <source>Band of time, days</source>
      <translation>Przedział czasu, dni</translation>
    </message>
    <message>
      <source>Bands</source>
      <translation>Przedziały</translation>
    </message>
    <message>
      <source>Bands of distance, m</source>
      <translation>Przedziały odległości, m</translation>
    </message>
    <message>
      <source>Bands of time, days</source>
      <translation>Przedziały czasu, dni</translation>
    </message>
    <message>
      <source>Bank accounts</source>
      <translation>Rachunki bankowe</translation>
    </message>
    <message>
      <source>Base map of the &amp;unit</source>
      <translation>Mapa podkładowa &amp;jednostki</translation>
    </message>
    <message>
      <source>Base map of the unit</source>
      <translation>Mapa podkładowa jednostki</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>Poprzednio</translation>
    </message>
    <message>
      <source>Before: {compare}. Change of the rate with its exact 95 % interval; in bold: more than chance, allowing for the number of categories ({n}). Confirmed: of what was decided of {days} days, with Wilson's interval.</source>
      <translation>Przed: {compare}. Zmiana liczby na dzień z dokładnym przedziałem 95 %; pogrubione: więcej, niż tłumaczy przypadek, z poprawką na liczbę kategorii ({n}). Potwierdzone: z rozstrzygniętych z {days} dni, z przedziałem Wilsona.</translation>
    </message>
    <message>
      <source>Beside the first band of all reports one for each category, all with the same radius.</source>
      <translation>Oprócz pierwszego kanału ze wszystkimi zgłoszeniami po jednym dla każdej kategorii, wszystkie o tym samym promieniu.</translation>
    </message>
    <message>
      <source>Bonferroni (hardly any false finds)</source>
      <translation>Bonferroni (prawie bez fałszywych wskazań)</translation>
    </message>
    <message>
      <source>Border of a cluster</source>
      <translation>Brzeg skupiska</translation>
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
      <source>Briefing for patrols</source>
      <translation>Odprawa patroli</translation>
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
      <source>Brings a store that an older version of KMZB Analyst made to the form that this version works with. Nothing in it is lost. A file is copied first, into the same folder; on a server it takes an administrator's login, and a backup is the administrator's work; where the store is served over the web, its files have to be written anew afterwards. Older versions do not open the store afterwards. A store that is up to date is left alone.</source>
      <translation>Doprowadza magazyn utworzony starszą wersją KMZB Analyst do postaci, z którą pracuje ta wersja. Nic z niego nie ginie. Plik jest najpierw kopiowany do tego samego folderu; na serwerze potrzebny jest login administratora, a kopia zapasowa należy do niego; jeśli magazyn jest udostępniany przez sieć WWW, pliki serwera trzeba potem zapisać od nowa. Starsze wersje nie otworzą potem magazynu. Aktualny magazyn pozostaje bez zmian.</translation>
    </message>
    <message>
      <source>Brings counts of police statistics by area (plane 1) into a store: a table with a row for each count, or with a column for each category or period. Areas are known by their TERYT codes; leading zeros that a spreadsheet dropped are put back. The same table can be imported again: what is there is counted, not doubled, and another count takes the place of the older one, which stays in the audit. Sums are left out. With a layer of areas the counts of the last period come out joined to it, with rates.</source>
      <translation>Wprowadza do magazynu liczby ze statystyki policyjnej według obszarów (płaszczyzna 1): tabelę z wierszem na każdą liczbę albo z kolumną na każdą kategorię lub okres. Obszary rozpoznaje po kodach TERYT; zera na początku, które zgubił arkusz, są przywracane. Tę samą tabelę można zaimportować ponownie: to, co już jest, zostaje policzone, a nie podwojone, a inna liczba zastępuje starszą, która zostaje w dzienniku. Sumy są pomijane. Z warstwą obszarów liczby z ostatniego okresu wychodzą złączone z nią, ze współczynnikami.</translation>
    </message>
    <message>
      <source>Brings police units with their areas into a store: garrison, commands, stations, each below the one whose code its row names. A unit is known by its code and the day it is valid from, so the same layer can be imported again. Threats that are imported afterwards belong to the smallest unit they lie in.</source>
      <translation>Wprowadza do magazynu jednostki Policji z ich terenami: garnizon, komendy, komisariaty, każdą pod jednostką, której kod podaje jej wiersz. Jednostkę rozpoznaje się po kodzie i dniu, od którego obowiązuje, więc tę samą warstwę można zaimportować ponownie. Zagrożenia zaimportowane później należą do najmniejszej jednostki, na której terenie leżą.</translation>
    </message>
    <message>
      <source>Brings the rows of a CSV file, a spreadsheet or any vector layer into one plane of a store. An import profile says which column is what. Rows that are in the store already are counted, not doubled, so the same file can be imported again. Rows that cannot be taken come out with the reason; unknown categories and statuses are kept word for word. If the import is cancelled, nothing is imported. A profile may name a column of attachments: names of files in the folder of the imported file, separated by ; or |. Pictures are saved anew, so that place and camera are gone from them; PDF files and films are kept as they are. Rejected rows can be corrected and imported with the same profile. A dry run says what would happen and writes nothing into the store.</source>
      <translation>Wprowadza wiersze pliku CSV, arkusza kalkulacyjnego lub dowolnej warstwy wektorowej do jednej płaszczyzny magazynu. Profil importu określa, co zawiera która kolumna. Wiersze, które już są w magazynie, są liczone, a nie powielane, więc ten sam plik można zaimportować ponownie. Wiersze, których nie można przyjąć, są podawane z powodem; nieznane kategorie i statusy są zachowywane dosłownie. Przerwany import niczego nie wprowadza. Profil może wskazać kolumnę załączników: nazwy plików z folderu importowanego pliku, rozdzielone znakiem ; lub |. Zdjęcia są zapisywane od nowa, bez informacji o miejscu i aparacie; pliki PDF i filmy są zachowywane bez zmian. Odrzucone wiersze można poprawić i zaimportować z tym samym profilem. Przebieg próbny podaje, co by się stało, i niczego nie zapisuje w magazynie.</translation>
    </message>
    <message>
      <source>Burst of one hand, with the number of reports</source>
      <translation>Seria z jednej ręki, z liczbą zgłoszeń</translation>
    </message>
    <message>
      <source>Bursts</source>
      <translation>Spiętrzenia</translation>
    </message>
    <message>
      <source>Bursts beyond chance: {n}; the strongest from {first} to {last}.</source>
      <translation>Spiętrzenia ponad przypadek: {n}; najsilniejsze od {first} do {last}.</translation>
    </message>
    <message>
      <source>Business numbers (REGON)</source>
      <translation>Numery REGON</translation>
    </message>
    <message>
      <source>By category</source>
      <translation>Według kategorii</translation>
    </message>
    <message>
      <source>By chance, reports</source>
      <translation>Z przypadku, zgłoszenia</translation>
    </message>
    <message>
      <source>By it TREATED and CONTROL find their areas: a name or a code. Left empty: the field «name».</source>
      <translation>Według niego TREATED i CONTROL odnajdują obszary: nazwa lub kod. Puste: pole „name”.</translation>
    </message>
    <message>
      <source>By limit, overdue first</source>
      <translation>Według terminu, najpierw po terminie</translation>
    </message>
    <message>
      <source>By place</source>
      <translation>Według miejsca</translation>
    </message>
    <message>
      <source>By place and {step}, each by itself, so that publications of overlapping periods say the same of the periods they share. Categories and statuses with fewer than {n} stand together.</source>
      <translation>Według miejsc i okresów ({step}), każdy osobno, więc publikacje o nachodzących na siebie okresach mówią to samo o okresach wspólnych. Kategorie i statusy z liczbą poniżej {n} podano łącznie.</translation>
    </message>
    <message>
      <source>By this model no other choice is better: that is proven.</source>
      <translation>Według tego modelu żaden inny wybór nie jest lepszy: to jest dowiedzione.</translation>
    </message>
    <message>
      <source>C&amp;lusters…</source>
      <translation>S&amp;kupiska…</translation>
    </message>
    <message>
      <source>Came by</source>
      <translation>Źródło</translation>
    </message>
    <message>
      <source>Cancelled.</source>
      <translation>Przerwano.</translation>
    </message>
    <message>
      <source>Cancelled. Nothing was imported.</source>
      <translation>Przerwano. Niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>Cancelled. Nothing was written.</source>
      <translation>Przerwano. Niczego nie zapisano.</translation>
    </message>
    <message>
      <source>Cancelled. The counts had been imported by then; import the same table again for the outputs.</source>
      <translation>Przerwano. Liczby były już zaimportowane; aby otrzymać wyniki, zaimportuj tę samą tabelę ponownie.</translation>
    </message>
    <message>
      <source>Candidates</source>
      <translation>Kandydaci</translation>
    </message>
    <message>
      <source>Case</source>
      <translation>Sprawa</translation>
    </message>
    <message>
      <source>Case: {about}</source>
      <translation>Sprawa: {about}</translation>
    </message>
    <message>
      <source>Cate&amp;gory</source>
      <translation>Kate&amp;goria</translation>
    </message>
    <message>
      <source>Categories</source>
      <translation>Kategorie</translation>
    </message>
    <message>
      <source>Categories and statuses</source>
      <translation>Kategorie i statusy</translation>
    </message>
    <message>
      <source>Categories by area and period</source>
      <translation>Kategorie według obszaru i okresu</translation>
    </message>
    <message>
      <source>Categories that changed in single areas by more than chance: {sure} of {n} combinations (q ≤ 0.05).</source>
      <translation>Kategorie, które w pojedynczych obszarach zmieniły się bardziej, niż wynika z przypadku: {sure} z {n} par (q ≤ 0,05).</translation>
    </message>
    <message>
      <source>Categories, reports: {n}, areas: {areas}</source>
      <translation>Kategorie, zgłoszenia: {n}, obszary: {areas}</translation>
    </message>
    <message>
      <source>Categories, {period}</source>
      <translation>Kategorie, {period}</translation>
    </message>
    <message>
      <source>Categories.</source>
      <translation>Kategorie.</translation>
    </message>
    <message>
      <source>Categories; none ticked shows all</source>
      <translation>Kategorie; gdy żadna nie jest zaznaczona, widać wszystkie</translation>
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
      <source>Category of the earlier report</source>
      <translation>Kategoria wcześniejszego zgłoszenia</translation>
    </message>
    <message>
      <source>Category of the later report</source>
      <translation>Kategoria późniejszego zgłoszenia</translation>
    </message>
    <message>
      <source>Category summary</source>
      <translation>Zestawienie kategorii</translation>
    </message>
    <message>
      <source>Category: {old} → {new}</source>
      <translation>Kategoria: {old} → {new}</translation>
    </message>
    <message>
      <source>Cell</source>
      <translation>Komórka</translation>
    </message>
    <message>
      <source>Cell size</source>
      <translation>Rozmiar komórki</translation>
    </message>
    <message>
      <source>Cell suppression: counts below {n}, then others until by the totals and the map each of them may be nothing as well as {n} (Kelly, Golden and Assad 1992; Fischetti and Salazar 2001; Hundepool et al., Statistical Disclosure Control, 2012, ch. 4 and 5). Checked by the attacker's linear programmes.</source>
      <translation>Ukrywanie komórek: liczby poniżej {n}, potem kolejne, aż na podstawie sum i mapy każda z nich może być zerem albo co najmniej {n} (Kelly, Golden i Assad 1992; Fischetti i Salazar 2001; Hundepool i in., Statistical Disclosure Control, 2012, rozdz. 4 i 5). Sprawdzono programami liniowymi atakującego.</translation>
    </message>
    <message>
      <source>Cells</source>
      <translation>Komórki</translation>
    </message>
    <message>
      <source>Cells or areas</source>
      <translation>Komórki lub obszary</translation>
    </message>
    <message>
      <source>Cells that hold an error of the spreadsheet instead of a value (such as #N/A): rows {rows}.</source>
      <translation>Komórki z błędem arkusza zamiast wartości (np. #N/D!): wiersze {rows}.</translation>
    </message>
    <message>
      <source>Cells whose formula was never computed, so that they are empty: rows {rows}. Open the file in a spreadsheet program and save it, then they have values.</source>
      <translation>Komórki, których formuły nigdy nie obliczono, są puste: wiersze {rows}. Otwórz plik w arkuszu kalkulacyjnym i zapisz go, a będą miały wartości.</translation>
    </message>
    <message>
      <source>Cells with fewer than {fewest} inhabitants and no rate: {n}; reports in them: {reports}.</source>
      <translation>Komórki bez współczynnika, bo mieszka w nich mniej niż {fewest} osób: {n}; zgłoszenia w nich: {reports}.</translation>
    </message>
    <message>
      <source>Cells with reports: {filled} of {all}; half of all reports ({total}) lie in {half} of them.</source>
      <translation>Komórki ze zgłoszeniami: {filled} z {all}; połowa wszystkich zgłoszeń ({total}) przypada na {half} z nich.</translation>
    </message>
    <message>
      <source>Certificate</source>
      <translation>Certyfikat</translation>
    </message>
    <message>
      <source>Chain</source>
      <translation>Łańcuch</translation>
    </message>
    <message>
      <source>Chains</source>
      <translation>Łańcuchy</translation>
    </message>
    <message>
      <source>Chance</source>
      <translation>Przypadek</translation>
    </message>
    <message>
      <source>Change</source>
      <translation>Zmiana</translation>
    </message>
    <message>
      <source>Change by area and category</source>
      <translation>Zmiana według obszarów i kategorii</translation>
    </message>
    <message>
      <source>Change by area with its 95 % interval, the surest first: a bar that holds 1 may be chance.</source>
      <translation>Zmiana według obszarów z przedziałem 95 %, od najpewniejszej: pasek obejmujący 1 może być przypadkiem.</translation>
    </message>
    <message>
      <source>Change by category against all categories together, with its 95 % interval.</source>
      <translation>Zmiana według kategorii względem wszystkich kategorii razem, z przedziałem 95 %.</translation>
    </message>
    <message>
      <source>Change by category in all areas together, with its 95 % interval.</source>
      <translation>Zmiana według kategorii we wszystkich obszarach razem, z przedziałem 95 %.</translation>
    </message>
    <message>
      <source>Change of reports against the whole, {first} → {second}</source>
      <translation>Zmiana zgłoszeń względem całości, {first} → {second}</translation>
    </message>
    <message>
      <source>Change of reports, {first} → {second}</source>
      <translation>Zmiana zgłoszeń, {first} → {second}</translation>
    </message>
    <message>
      <source>Change of the density</source>
      <translation>Zmiana gęstości</translation>
    </message>
    <message>
      <source>Change of the density, {first} → {second}</source>
      <translation>Zmiana gęstości, {first} → {second}</translation>
    </message>
    <message>
      <source>Change of the density, {settings}</source>
      <translation>Zmiana gęstości, {settings}</translation>
    </message>
    <message>
      <source>Change of the rate, %</source>
      <translation>Zmiana natężenia, %</translation>
    </message>
    <message>
      <source>Check on the spot</source>
      <translation>Sprawdzenie na miejscu</translation>
    </message>
    <message>
      <source>Checked by (name, service number)</source>
      <translation>Sprawdził (imię, nazwisko, nr służbowy)</translation>
    </message>
    <message numerus="yes">
      <source>Choose &amp;all %n</source>
      <translation>
        <numerusform>Wybierz &amp;wszystkie (%n)</numerusform>
        <numerusform>Wybierz &amp;wszystkie (%n)</numerusform>
        <numerusform>Wybierz &amp;wszystkie (%n)</numerusform>
      </translation>
    </message>
    <message>
      <source>Choose a category.</source>
      <translation>Wybierz kategorię.</translation>
    </message>
    <message>
      <source>Choose a file or a layer. A file is a CSV file, a spreadsheet, or that of a layer; the address of service requests (Open311) is taken too.</source>
      <translation>Wskaż plik albo warstwę. Plik to CSV, arkusz kalkulacyjny albo plik warstwy; można też podać adres zgłoszeń usługi Open311.</translation>
    </message>
    <message>
      <source>Choose a layer of areas in the layer tree, select areas in it, and try again.</source>
      <translation>Wskaż w drzewie warstw warstwę poligonową, zaznacz na niej obszary i spróbuj ponownie.</translation>
    </message>
    <message>
      <source>Choose all threats in a polygon; Ctrl adds</source>
      <translation>Wybierz wszystkie zagrożenia w wielokącie; Ctrl dodaje</translation>
    </message>
    <message>
      <source>Choose all threats in a rectangle; Ctrl adds</source>
      <translation>Wybierz wszystkie zagrożenia w prostokącie; Ctrl dodaje</translation>
    </message>
    <message>
      <source>Choose all threats in the areas selected in the current layer; Ctrl adds</source>
      <translation>Wybierz wszystkie zagrożenia w obszarach zaznaczonych na bieżącej warstwie; Ctrl dodaje</translation>
    </message>
    <message>
      <source>Choose at least {n} threats in the queue, or on the map.</source>
      <translation>Wybierz co najmniej {n} zagrożenia w kolejce albo na mapie.</translation>
    </message>
    <message>
      <source>Choose by &amp;selected areas</source>
      <translation>Wybierz w zaznaczonych o&amp;bszarach</translation>
    </message>
    <message>
      <source>Choose by a &amp;rectangle</source>
      <translation>Wybierz &amp;prostokątem</translation>
    </message>
    <message>
      <source>Choose by a p&amp;olygon</source>
      <translation>Wybierz wi&amp;elokątem</translation>
    </message>
    <message>
      <source>Choose one threat in the queue first.</source>
      <translation>Najpierw wybierz jedno zagrożenie w kolejce.</translation>
    </message>
    <message>
      <source>Choose the column of the category: a threat needs one.</source>
      <translation>Wskaż kolumnę kategorii: zagrożenie musi ją mieć.</translation>
    </message>
    <message>
      <source>Choose the columns of x and y: a threat needs a place.</source>
      <translation>Wskaż kolumny x i y: zagrożenie musi mieć miejsce.</translation>
    </message>
    <message>
      <source>Choose the decision first: its digit stands on the button.</source>
      <translation>Najpierw wybierz decyzję: jej cyfra jest na przycisku.</translation>
    </message>
    <message>
      <source>Choose the field that ranks the cells in PREDICTION_FIELD.</source>
      <translation>Wybierz w PREDICTION_FIELD pole, które szereguje komórki.</translation>
    </message>
    <message>
      <source>Choose the field with the number of inhabitants in POPULATION_FIELD.</source>
      <translation>Wybierz pole z liczbą mieszkańców w POPULATION_FIELD.</translation>
    </message>
    <message>
      <source>Choose the reference system of the coordinates.</source>
      <translation>Wybierz układ odniesienia współrzędnych.</translation>
    </message>
    <message>
      <source>Choose the rest by drawing a shape</source>
      <translation>Pozostałe wybierz, rysując kształt</translation>
    </message>
    <message>
      <source>Choose the threat in the queue, or on the map.</source>
      <translation>Wybierz zagrożenie w kolejce albo na mapie.</translation>
    </message>
    <message>
      <source>Choosing the threats inside the shape</source>
      <translation>Wybór zagrożeń w kształcie</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Klasa</translation>
    </message>
    <message>
      <source>Class of the change</source>
      <translation>Klasa zmiany</translation>
    </message>
    <message>
      <source>Class, -3 to 3</source>
      <translation>Klasa, od -3 do 3</translation>
    </message>
    <message>
      <source>Class, code</source>
      <translation>Klasa, kod</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>Klasy</translation>
    </message>
    <message>
      <source>Cleaned</source>
      <translation>Oczyszczony</translation>
    </message>
    <message>
      <source>Click a decision below, or press its digit. A note is asked for where one is needed. U takes it back.</source>
      <translation>Kliknij decyzję poniżej albo naciśnij jej cyfrę. Niektóre wymagają notatki. U cofa decyzję.</translation>
    </message>
    <message>
      <source>Click on the map where it was. Esc gives it up.</source>
      <translation>Kliknij miejsce na mapie. Esc rezygnuje.</translation>
    </message>
    <message>
      <source>Cluster</source>
      <translation>Skupisko</translation>
    </message>
    <message>
      <source>Clusters</source>
      <translation>Skupiska</translation>
    </message>
    <message>
      <source>Clusters (DBSCAN)</source>
      <translation>Skupiska (DBSCAN)</translation>
    </message>
    <message>
      <source>Clusters and outliers</source>
      <translation>Skupienia i miejsca odstające</translation>
    </message>
    <message>
      <source>Clusters and outliers (local Moran's I)</source>
      <translation>Skupienia i miejsca odstające (lokalna statystyka I Morana)</translation>
    </message>
    <message>
      <source>Clusters and outliers at 95 %, north up.</source>
      <translation>Skupienia i miejsca odstające na poziomie 95 %, północ u góry.</translation>
    </message>
    <message>
      <source>Clusters and outliers, {places}</source>
      <translation>Skupienia i miejsca odstające, {places}</translation>
    </message>
    <message>
      <source>Clusters by number of points, the largest numbered; dots are in none. North is up.</source>
      <translation>Skupiska według liczby punktów, największe z numerami; kropki nie należą do żadnego. Północ u góry.</translation>
    </message>
    <message>
      <source>Clusters, {radius} m and {days} days, at least {least}</source>
      <translation>Skupiska, {radius} m, dni: {days}, co najmniej {least}</translation>
    </message>
    <message>
      <source>Clusters, {radius} m, at least {least}</source>
      <translation>Skupiska, {radius} m, co najmniej {least}</translation>
    </message>
    <message>
      <source>Clusters: {n}, with {share} % of the points; the largest has {most}.</source>
      <translation>Liczba skupisk: {n}; przypada na nie {share} % punktów, liczba punktów w największym: {most}.</translation>
    </message>
    <message>
      <source>Clusters: {n}, with {share} % of the points; the largest, number 1, has {most}.</source>
      <translation>Liczba skupisk: {n}; przypada na nie {share} % punktów, liczba punktów w największym, o numerze 1: {most}.</translation>
    </message>
    <message>
      <source>Code</source>
      <translation>Kod</translation>
    </message>
    <message>
      <source>Code of the category</source>
      <translation>Kod kategorii</translation>
    </message>
    <message>
      <source>Code of the neighbour's category</source>
      <translation>Kod kategorii sąsiada</translation>
    </message>
    <message>
      <source>Code of the status</source>
      <translation>Kod statusu</translation>
    </message>
    <message>
      <source>Codes of areas that had lost the leading zero: {n}. It was put back.</source>
      <translation>Kody obszarów, które straciły zero na początku: {n}. Przywrócono je.</translation>
    </message>
    <message>
      <source>Codes of the statistics without an area: {codes}. Areas without a count: {areas}.</source>
      <translation>Kody ze statystyki bez obszaru: {codes}. Obszary bez liczby: {areas}.</translation>
    </message>
    <message>
      <source>Codes that are there in some periods only</source>
      <translation>Kody obecne tylko w niektórych okresach</translation>
    </message>
    <message>
      <source>Codes that are there in some periods only: {n} ({codes}).</source>
      <translation>Kody obecne tylko w niektórych okresach: {n} ({codes}).</translation>
    </message>
    <message>
      <source>Codes that several areas have: {n}. Each of them shows the whole count.</source>
      <translation>Kody, które ma kilka obszarów: {n}. Każdy z tych obszarów pokazuje całą liczbę.</translation>
    </message>
    <message>
      <source>Codes without a known place: {n}. They are not on the map.</source>
      <translation>Kody bez znanego miejsca: {n}. Nie ma ich na mapie.</translation>
    </message>
    <message>
      <source>Codes without a match</source>
      <translation>Kody bez pary</translation>
    </message>
    <message>
      <source>Codes without an area</source>
      <translation>Kody bez obszaru</translation>
    </message>
    <message>
      <source>Cold in at least 90 % of the steps and in the last one, and growing colder.</source>
      <translation>Zimny w co najmniej 90 % kroków i w ostatnim, coraz zimniejszy.</translation>
    </message>
    <message>
      <source>Cold in at least 90 % of the steps and in the last one, but growing less cold.</source>
      <translation>Zimny w co najmniej 90 % kroków i w ostatnim, ale coraz mniej zimny.</translation>
    </message>
    <message>
      <source>Cold in at least 90 % of the steps and in the last one, without a trend.</source>
      <translation>Zimny w co najmniej 90 % kroków i w ostatnim, bez trendu.</translation>
    </message>
    <message>
      <source>Cold in at least 90 % of the steps, but not in the last one.</source>
      <translation>Zimny w co najmniej 90 % kroków, ale nie w ostatnim.</translation>
    </message>
    <message>
      <source>Cold in the last step and now and then before, at other times hot.</source>
      <translation>Zimny w ostatnim kroku i czasem przedtem, kiedy indziej gorący.</translation>
    </message>
    <message>
      <source>Cold in the last step and now and then before; never hot.</source>
      <translation>Zimny w ostatnim kroku i czasem przedtem; nigdy gorący.</translation>
    </message>
    <message>
      <source>Cold in the last step for the first time.</source>
      <translation>Zimny po raz pierwszy w ostatnim kroku.</translation>
    </message>
    <message>
      <source>Cold in the last steps without a break, at least two, and never before.</source>
      <translation>Zimny bez przerwy w ostatnich krokach, co najmniej dwóch, nigdy przedtem.</translation>
    </message>
    <message>
      <source>Cold spot, 90 %</source>
      <translation>Zimny punkt, 90 %</translation>
    </message>
    <message>
      <source>Cold spot, 95 %</source>
      <translation>Zimny punkt, 95 %</translation>
    </message>
    <message>
      <source>Cold spot, 99 %</source>
      <translation>Zimny punkt, 99 %</translation>
    </message>
    <message>
      <source>Colocation of categories</source>
      <translation>Współwystępowanie kategorii</translation>
    </message>
    <message>
      <source>Colocation quotient</source>
      <translation>Iloraz kolokacji</translation>
    </message>
    <message>
      <source>Colocation, categories: {k}, neighbours: {n}, simulations: {m}</source>
      <translation>Współwystępowanie, kategorie: {k}, sąsiedzi: {n}, symulacje: {m}</translation>
    </message>
    <message>
      <source>Column of the areas</source>
      <translation>Kolumna obszarów</translation>
    </message>
    <message>
      <source>Column of the categories</source>
      <translation>Kolumna kategorii</translation>
    </message>
    <message>
      <source>Column of the file</source>
      <translation>Kolumna pliku</translation>
    </message>
    <message>
      <source>Column of the periods</source>
      <translation>Kolumna okresów</translation>
    </message>
    <message>
      <source>Column «{column}»: {reason}</source>
      <translation>Kolumna „{column}”: {reason}</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>Kolumny</translation>
    </message>
    <message>
      <source>Columns not used</source>
      <translation>Kolumny niewykorzystane</translation>
    </message>
    <message>
      <source>Columns of counts</source>
      <translation>Kolumny liczb</translation>
    </message>
    <message>
      <source>Compactness</source>
      <translation>Zwartość</translation>
    </message>
    <message>
      <source>Compactness (1 is a circle)</source>
      <translation>Zwartość (1 to koło)</translation>
    </message>
    <message>
      <source>Compare treated areas per km²</source>
      <translation>Obszary objęte działaniem porównuj na km²</translation>
    </message>
    <message>
      <source>Compare with the change of the whole</source>
      <translation>Porównaj ze zmianą całości</translation>
    </message>
    <message>
      <source>Compared</source>
      <translation>Porównanie</translation>
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
      <source>Computed anew from the written files before they were moved into the folder.</source>
      <translation>Obliczono na nowo z zapisanych plików, zanim trafiły do folderu.</translation>
    </message>
    <message>
      <source>Computed in {crs} ({reason}).</source>
      <translation>Obliczono w układzie {crs} ({reason}).</translation>
    </message>
    <message>
      <source>Concentration (80-20 rule, Gini)</source>
      <translation>Koncentracja (reguła 80-20, współczynnik Giniego)</translation>
    </message>
    <message>
      <source>Concentration, {places}</source>
      <translation>Koncentracja, {places}</translation>
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
      <source>Confirmed places that recur, by number</source>
      <translation>Miejsca potwierdzone, powtarzające się, według liczby</translation>
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
      <source>Confirmed share = confirmed, passed on or eliminated / all decided; intervals by Wilson, 95 %. New reports and those under verification are undecided.</source>
      <translation>Udział potwierdzonych = potwierdzone, przekazane lub wyeliminowane / wszystkie rozstrzygnięte; przedziały Wilsona, 95 %. Nowe zgłoszenia i te w weryfikacji są nierozstrzygnięte.</translation>
    </message>
    <message>
      <source>Confirmed share of each unit over the number decided. Shaded: the 95 % and 99.8 % limits of chance around the share of all; about 1 unit in 20 lies outside the inner, 1 in 500 outside the outer ones by chance alone.</source>
      <translation>Udział potwierdzonych w każdej jednostce względem liczby rozstrzygniętych. Cieniowane: granice przypadku 95 % i 99,8 % wokół udziału ogólnego; przez sam przypadek poza wewnętrznymi leży około 1 jednostki na 20, poza zewnętrznymi 1 na 500.</translation>
    </message>
    <message>
      <source>Confirmed share of the decided reports, with its 95 % interval.</source>
      <translation>Udział potwierdzonych wśród rozstrzygniętych zgłoszeń, z przedziałem 95 %.</translation>
    </message>
    <message>
      <source>Confirmed share of units</source>
      <translation>Udział potwierdzonych w jednostkach</translation>
    </message>
    <message>
      <source>Confirmed share, lower limit</source>
      <translation>Udział potwierdzonych, dolna granica</translation>
    </message>
    <message>
      <source>Confirmed share, units: {n}</source>
      <translation>Udział potwierdzonych, jednostki: {n}</translation>
    </message>
    <message>
      <source>Confirmed share, upper limit</source>
      <translation>Udział potwierdzonych, górna granica</translation>
    </message>
    <message>
      <source>Confirmed, of what was decided in {days} days</source>
      <translation>Potwierdzone wśród rozstrzygniętych, {days} dni</translation>
    </message>
    <message>
      <source>Consecutive cold spot</source>
      <translation>Kolejny zimny punkt</translation>
    </message>
    <message>
      <source>Consecutive hot spot</source>
      <translation>Kolejny gorący punkt</translation>
    </message>
    <message>
      <source>Contents</source>
      <translation>Spis treści</translation>
    </message>
    <message>
      <source>Control areas</source>
      <translation>Obszary kontrolne</translation>
    </message>
    <message>
      <source>Control areas are given, but no treated ones. Name those in TREATED.</source>
      <translation>Podano obszary kontrolne, ale nie podano objętych działaniem. Należy je wpisać w TREATED.</translation>
    </message>
    <message>
      <source>Control digits where there are any; a word such as PESEL or tel. beside a number makes up for a wrong digit; telephone numbers by the Polish numbering plan, plates by the Polish pattern.</source>
      <translation>Cyfry kontrolne, jeżeli są; słowo takie jak PESEL lub tel. obok numeru wystarcza mimo błędnej cyfry; telefony według polskiego planu numeracji, tablice według polskiego wzoru.</translation>
    </message>
    <message>
      <source>Control of the areas it may have moved to</source>
      <translation>Kontrola dla obszarów, do których mogło się przenieść</translation>
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
      <source>Coordinates</source>
      <translation>Współrzędne</translation>
    </message>
    <message>
      <source>Copies the threats of a store that pass the filters into a layer for analysis. Descriptions are masked, and what the imported file held in other columns stays in the store; the clear text never leaves it this way. Every filter is optional.</source>
      <translation>Kopiuje zagrożenia magazynu, które spełniają filtry, do warstwy na potrzeby analizy. Opisy są zamaskowane, a treść innych kolumn wczytanego pliku zostaje w magazynie; tekst jawny nie opuszcza go w ten sposób. Każdy filtr można pominąć.</translation>
    </message>
    <message>
      <source>Copy of the file</source>
      <translation>Kopia pliku</translation>
    </message>
    <message>
      <source>Core of a cluster</source>
      <translation>Rdzeń skupiska</translation>
    </message>
    <message>
      <source>Core points</source>
      <translation>Punkty rdzeniowe</translation>
    </message>
    <message>
      <source>Correct the first and last steps</source>
      <translation>Koryguj pierwsze i ostatnie kroki</translation>
    </message>
    <message>
      <source>Correction</source>
      <translation>Poprawka</translation>
    </message>
    <message>
      <source>Correction at the edge</source>
      <translation>Poprawka na brzegu</translation>
    </message>
    <message>
      <source>Correction at the edge needs the study area. Choose it in MASK, or choose no correction.</source>
      <translation>Poprawka na brzegu wymaga obszaru badania. Wybierz go w MASK albo zrezygnuj z poprawki.</translation>
    </message>
    <message>
      <source>Correction for many tests</source>
      <translation>Poprawka na wiele testów</translation>
    </message>
    <message>
      <source>Correlation of a place with the mean of its neighbours, by distance; in brackets Moran's I and its z.</source>
      <translation>Korelacja miejsca ze średnią jego sąsiadów, według odległości; w nawiasie statystyka I Morana i jej z.</translation>
    </message>
    <message>
      <source>Count</source>
      <translation>Liczba</translation>
    </message>
    <message>
      <source>Counted by</source>
      <translation>Zliczanie według</translation>
    </message>
    <message>
      <source>Counted in the first rows; the others are being read.</source>
      <translation>Policzono w pierwszych wierszach; pozostałe są jeszcze czytane.</translation>
    </message>
    <message>
      <source>Counting so that no small number is left</source>
      <translation>Zliczanie bez małych liczb</translation>
    </message>
    <message>
      <source>Counts</source>
      <translation>Liczby</translation>
    </message>
    <message>
      <source>Counts by period, category and status</source>
      <translation>Liczby według okresu, kategorii i statusu</translation>
    </message>
    <message>
      <source>Counts corrected</source>
      <translation>Liczby poprawione</translation>
    </message>
    <message>
      <source>Counts in cells</source>
      <translation>Liczba zgłoszeń w komórkach</translation>
    </message>
    <message>
      <source>Counts not taken: {n}. {reason}</source>
      <translation>Liczby nieprzyjęte: {n}. {reason}</translation>
    </message>
    <message>
      <source>Counts of police statistics, all categories together: {period}, source system {system}.</source>
      <translation>Liczby ze statystyki policyjnej, wszystkie kategorie razem: {period}, system źródłowy {system}.</translation>
    </message>
    <message>
      <source>Counts published</source>
      <translation>Opublikowane liczby i ich suma</translation>
    </message>
    <message>
      <source>Counts that took the place of an older one: {n}. The audit keeps both.</source>
      <translation>Liczby, które zastąpiły starsze: {n}. Dziennik przechowuje obie.</translation>
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
      <source>Criteria and sources</source>
      <translation>Kryteria i źródła</translation>
    </message>
    <message>
      <source>Crowded places</source>
      <translation>Miejsca zatłoczone</translation>
    </message>
    <message>
      <source>Ctrl+Enter: {status}</source>
      <translation>Ctrl+Enter: {status}</translation>
    </message>
    <message>
      <source>D&amp;uplicates and bursts…</source>
      <translation>D&amp;uplikaty i serie…</translation>
    </message>
    <message>
      <source>DBSCAN (Ester and others 1996), with a radius in time ST-DBSCAN (Birant and Kut 2007), exact. A point with enough points within the radius, itself included, is a core point; core points within the radius of each other are in one cluster. A border point belongs to the cluster of its nearest core point, then the nearest in time, then the first in the layer.</source>
      <translation>DBSCAN (Ester i in. 1996), z promieniem w czasie ST-DBSCAN (Birant i Kut 2007), dokładnie. Rdzeniem jest punkt, który w promieniu ma dość punktów, razem z nim samym; rdzenie leżące w swoim promieniu należą do jednego skupiska. Punkt brzegowy należy do skupiska najbliższego rdzenia, potem najbliższego w czasie, potem pierwszego w warstwie.</translation>
    </message>
    <message>
      <source>DEMAND_3 is given without DEMAND_2. Give the layer as DEMAND_2.</source>
      <translation>Podano DEMAND_3 bez DEMAND_2. Podaj tę warstwę jako DEMAND_2.</translation>
    </message>
    <message>
      <source>DISPLACEMENT and DISPLACEMENT_CONTROL belong together: name areas in both of them or in neither.</source>
      <translation>DISPLACEMENT i DISPLACEMENT_CONTROL należą do siebie: obszary podaje się w obu albo w żadnym.</translation>
    </message>
    <message>
      <source>Dashed: the limits widened for the overdispersion.</source>
      <translation>Linie przerywane: granice poszerzone o nadmierny rozrzut.</translation>
    </message>
    <message>
      <source>Dashes: {n}. They were taken for zero, as in the tables of Statistics Poland.</source>
      <translation>Kreski: {n}. Przyjęto je za zero, jak w tablicach GUS.</translation>
    </message>
    <message>
      <source>Day and hour</source>
      <translation>Dzień i godzina</translation>
    </message>
    <message>
      <source>Day and time at which the round begins, in Polish civil time. Left empty: hours are not looked at.</source>
      <translation>Dzień i godzina rozpoczęcia objazdu w czasie polskim. Puste: godziny nie są uwzględniane.</translation>
    </message>
    <message>
      <source>Days</source>
      <translation>Dni</translation>
    </message>
    <message>
      <source>Days apart</source>
      <translation>Odstęp w dniach</translation>
    </message>
    <message>
      <source>Days are counted by the clock, 24 hours each ({why}).</source>
      <translation>Dni są liczone według zegara, każdy po 24 godziny ({why}).</translation>
    </message>
    <message>
      <source>Days are counted from date to date ({why}).</source>
      <translation>Dni są liczone od daty do daty ({why}).</translation>
    </message>
    <message>
      <source>Days below</source>
      <translation>Dni mniej niż</translation>
    </message>
    <message>
      <source>Days from</source>
      <translation>Dni od</translation>
    </message>
    <message>
      <source>Days from first to last</source>
      <translation>Dni od pierwszego do ostatniego</translation>
    </message>
    <message>
      <source>Days it occurred on</source>
      <translation>Liczba dni</translation>
    </message>
    <message>
      <source>Days left</source>
      <translation>Pozostało dni</translation>
    </message>
    <message>
      <source>Days of a test period</source>
      <translation>Liczba dni okresu sprawdzania</translation>
    </message>
    <message>
      <source>Days of the week</source>
      <translation>Dni tygodnia</translation>
    </message>
    <message>
      <source>Days to leave the status {status}</source>
      <translation>Dni na zmianę statusu {status}</translation>
    </message>
    <message>
      <source>Days with a point</source>
      <translation>Dni z punktem</translation>
    </message>
    <message>
      <source>Decide (verify): decide on threats, report, assign. Analyse (analyse): annotate, link cases. Import (import): bring files in. Administer (admin): settings, purge, the audit's lines. None: read only.</source>
      <translation>Decydować (verify): decyzje o zagrożeniach, zgłoszenia, przydziały. Analizować (analyse): adnotacje, łączenie spraw. Importować (import): wczytywanie plików. Administrować (admin): ustawienia, usuwanie, wiersze dziennika. Żadna: tylko odczyt.</translation>
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
      <source>Decided within the limit</source>
      <translation>Rozstrzygnięte w terminie</translation>
    </message>
    <message>
      <source>Decided within {days} days: {share}. Counted are reports whose limit had passed by {moment}.</source>
      <translation>Rozstrzygnięte w ciągu {days} dni: {share}. Liczone są zgłoszenia, których termin minął do {moment}.</translation>
    </message>
    <message>
      <source>Decided, but a time is missing or before the report; not in «within the limit»: {n}.</source>
      <translation>Rozstrzygnięte, lecz bez czasu lub z czasem sprzed zgłoszenia; nie wchodzą do „w terminie”: {n}.</translation>
    </message>
    <message>
      <source>Decided, times missing or reversed</source>
      <translation>Rozstrzygnięte, czas brakujący lub odwrócony</translation>
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
      <source>Demand</source>
      <translation>Zapotrzebowanie</translation>
    </message>
    <message>
      <source>Demand and the sites that serve it; the area of a dot is its weight.</source>
      <translation>Zapotrzebowanie i jednostki, które je obsługują; pole kropki to waga.</translation>
    </message>
    <message>
      <source>Demand is covered where a site is at most so many metres away, the detour included. Left empty: 3,000 m.</source>
      <translation>Zapotrzebowanie jest pokryte, gdy jednostka leży najwyżej tyle metrów dalej, z wydłużeniem drogi. Puste: 3000 m.</translation>
    </message>
    <message>
      <source>Demand more than {standard} from any site; area by weight</source>
      <translation>Zapotrzebowanie dalej niż {standard} od każdej jednostki; pole według wagi</translation>
    </message>
    <message>
      <source>Demand served (weight)</source>
      <translation>Obsługiwane zapotrzebowanie (waga)</translation>
    </message>
    <message>
      <source>Demand: {account}.</source>
      <translation>Zapotrzebowanie: {account}.</translation>
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
      <source>Density in time</source>
      <translation>Gęstość w czasie</translation>
    </message>
    <message>
      <source>Density in time, steps of {step}, R = {radius} m, ± {width} days</source>
      <translation>Gęstość w czasie, kroki po {step}, R = {radius} m, ± {width} dni</translation>
    </message>
    <message>
      <source>Density of the reports, north up.</source>
      <translation>Gęstość zgłoszeń, północ u góry.</translation>
    </message>
    <message>
      <source>Density, {kernel}, R = {radius} m</source>
      <translation>Gęstość, jądro {kernel}, R = {radius} m</translation>
    </message>
    <message>
      <source>Density, {settings}</source>
      <translation>Gęstość, {settings}</translation>
    </message>
    <message>
      <source>Density: reports of {days} days, quartic kernel, radius {radius} m.</source>
      <translation>Gęstość: zgłoszenia z {days} dni, jądro kwartyczne, promień {radius} m.</translation>
    </message>
    <message>
      <source>Departure</source>
      <translation>Wyjazd</translation>
    </message>
    <message>
      <source>Description</source>
      <translation>Opis</translation>
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
      <source>Detail</source>
      <translation>Zbliżenie</translation>
    </message>
    <message>
      <source>Detail, where most of today's list is</source>
      <translation>Zbliżenie na dzisiejszą listę</translation>
    </message>
    <message>
      <source>Detail, where most reports are</source>
      <translation>Zbliżenie: najwięcej zgłoszeń</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Szczegóły</translation>
    </message>
    <message>
      <source>Detour</source>
      <translation>Wydłużenie drogi</translation>
    </message>
    <message>
      <source>Detour factor</source>
      <translation>Współczynnik wydłużenia drogi</translation>
    </message>
    <message>
      <source>Deviation</source>
      <translation>Odchylenie</translation>
    </message>
    <message>
      <source>Deviation from the mean [%]</source>
      <translation>Odchylenie od średniej [%]</translation>
    </message>
    <message>
      <source>Difference from what the change of the whole would make, north up.</source>
      <translation>Różnica względem tego, co dałaby zmiana całości, północ u góry.</translation>
    </message>
    <message>
      <source>Difference of the counts</source>
      <translation>Różnica liczb</translation>
    </message>
    <message>
      <source>Difference of the densities, second period less first, north up.</source>
      <translation>Różnica gęstości, drugi okres minus pierwszy, północ u góry.</translation>
    </message>
    <message>
      <source>Diminishing cold spot</source>
      <translation>Słabnący zimny punkt</translation>
    </message>
    <message>
      <source>Diminishing hot spot</source>
      <translation>Słabnący gorący punkt</translation>
    </message>
    <message>
      <source>Direct contact</source>
      <translation>Kontakt bezpośredni</translation>
    </message>
    <message>
      <source>Distance</source>
      <translation>Odległość</translation>
    </message>
    <message>
      <source>Distance band</source>
      <translation>Zasięg sąsiedztwa</translation>
    </message>
    <message>
      <source>Distance below, m</source>
      <translation>Odległość mniejsza niż, m</translation>
    </message>
    <message>
      <source>Distance from each point to its {n}th point, itself the first, in metres, from the nearest to the farthest. Points below the line are core points where time plays no part.</source>
      <translation>Odległość każdego punktu od {n}. punktu z kolei, licząc od niego samego, w metrach, od najmniejszej do największej. Punkty poniżej linii są rdzeniami, gdy czas nie gra roli.</translation>
    </message>
    <message>
      <source>Distance from, m</source>
      <translation>Odległość od, m</translation>
    </message>
    <message>
      <source>Distance in metres up to which cells are neighbours, to decide it yourself. Left empty, it is chosen.</source>
      <translation>Największa odległość w metrach, przy której komórki są sąsiadami, jeśli chcesz ją ustalić. Gdy puste, jest dobierana.</translation>
    </message>
    <message>
      <source>Distance of centres in metres up to which cells or areas are neighbours. Left empty: 1.5 cells, or the areas that touch.</source>
      <translation>Największa odległość środków w metrach, przy której komórki lub obszary są sąsiadami. Gdy puste: 1,5 komórki albo obszary, które się stykają.</translation>
    </message>
    <message>
      <source>Distance of its centre, m</source>
      <translation>Odległość jego środka, m</translation>
    </message>
    <message>
      <source>Distance, m</source>
      <translation>Odległość, m</translation>
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
      <source>Drag a rectangle around the threats.</source>
      <translation>Przeciągnij prostokąt wokół zagrożeń.</translation>
    </message>
    <message>
      <source>Draw a li&amp;ne</source>
      <translation>Narysuj &amp;linię</translation>
    </message>
    <message>
      <source>Draw a line: click its points, right-click to end</source>
      <translation>Narysuj linię: klikaj punkty, zakończ prawym przyciskiem</translation>
    </message>
    <message>
      <source>Draw a p&amp;lace</source>
      <translation>Narysuj pu&amp;nkt</translation>
    </message>
    <message>
      <source>Draw a place on the map, with a text</source>
      <translation>Narysuj na mapie punkt z tekstem</translation>
    </message>
    <message>
      <source>Draw an &amp;area</source>
      <translation>Narysuj &amp;obszar</translation>
    </message>
    <message>
      <source>Draw an area: click its corners, right-click to end</source>
      <translation>Narysuj obszar: klikaj wierzchołki, zakończ prawym przyciskiem</translation>
    </message>
    <message>
      <source>Drawing</source>
      <translation>Rysunek</translation>
    </message>
    <message>
      <source>Dry run</source>
      <translation>Przebieg próbny</translation>
    </message>
    <message>
      <source>Dry run, nothing was written. {read} rows read: {accepted} would be accepted, {duplicate} are known already, {rejected} would be rejected.</source>
      <translation>Przebieg próbny, niczego nie zapisano. Wczytane wiersze: {read}; do przyjęcia: {accepted}, już znane: {duplicate}, do odrzucenia: {rejected}.</translation>
    </message>
    <message>
      <source>Due</source>
      <translation>Termin</translation>
    </message>
    <message>
      <source>Duplicates and bursts</source>
      <translation>Duplikaty i serie</translation>
    </message>
    <message>
      <source>E</source>
      <translation>wschód</translation>
    </message>
    <message>
      <source>E&amp;xport the list…</source>
      <translation>&amp;Eksportuj listę…</translation>
    </message>
    <message>
      <source>E-mail</source>
      <translation>E-mail</translation>
    </message>
    <message>
      <source>E-mail addresses</source>
      <translation>Adresy e-mail</translation>
    </message>
    <message>
      <source>E-test of two Poisson rates (Krishnamoorthy and Thomson 2004), two-sided; q by Benjamini and Hochberg over the areas with a report in either period. More than chance: q ≤ 0.05.</source>
      <translation>Test E dwóch natężeń Poissona (Krishnamoorthy i Thomson 2004), dwustronny; q metodą Benjaminiego i Hochberga po obszarach ze zgłoszeniem w którymkolwiek okresie. Więcej, niż wynika z przypadku: q ≤ 0,05.</translation>
    </message>
    <message>
      <source>Each month, quarter or year is counted by itself. The longer, the fewer reports are left out, and the longer it takes until a table is complete.</source>
      <translation>Każdy miesiąc, kwartał lub rok liczony jest osobno. Im dłuższy, tym mniej zgłoszeń się pomija, ale tym dłużej czeka się na pełną tabelę.</translation>
    </message>
    <message>
      <source>Each of its values becomes a column of counts. Left empty: no such columns.</source>
      <translation>Każda z jego wartości staje się kolumną z liczbą zgłoszeń. Gdy puste: bez takich kolumn.</translation>
    </message>
    <message>
      <source>Each place of demand is served from the site that is nearest to it.</source>
      <translation>Każde miejsce zapotrzebowania obsługuje jednostka, która leży najbliżej.</translation>
    </message>
    <message>
      <source>Each place's reports against the mean of its neighbours; the darker, the more places. The dashed lines are the mean, the slope of the other line is Moran's I.</source>
      <translation>Zgłoszenia każdego miejsca względem średniej jego sąsiadów; im ciemniej, tym więcej miejsc. Linie przerywane to średnia, a nachylenie drugiej linii to I Morana.</translation>
    </message>
    <message>
      <source>Each ring is a unit. Full ones lie outside the limits: {n}. The table below has all numbers.</source>
      <translation>Każde kółko to jednostka. Pełne leżą poza granicami: {n}. Wszystkie liczby są w tabeli poniżej.</translation>
    </message>
    <message>
      <source>Each row is solved anew and compared with the choice above.</source>
      <translation>Każdy wiersz rozwiązano od nowa i porównano z wyborem powyżej.</translation>
    </message>
    <message>
      <source>Each transaction seals its entries by SHA-256 over them and the block before, so a change breaks the rest.</source>
      <translation>Każda transakcja pieczętuje swoje wpisy skrótem SHA-256 z nich i z poprzedniego bloku, więc zmiana łamie całą resztę.</translation>
    </message>
    <message>
      <source>Earlier entries: {n}.</source>
      <translation>Wcześniejsze wpisy: {n}.</translation>
    </message>
    <message>
      <source>Earlier event, id in the layer</source>
      <translation>Wcześniejsze zdarzenie, identyfikator w warstwie</translation>
    </message>
    <message>
      <source>Earlier event, time</source>
      <translation>Wcześniejsze zdarzenie, czas</translation>
    </message>
    <message>
      <source>Earlier publication</source>
      <translation>Wcześniejsza publikacja</translation>
    </message>
    <message>
      <source>Earlier publications</source>
      <translation>Wcześniejsze publikacje</translation>
    </message>
    <message>
      <source>Earlier report, id</source>
      <translation>Wcześniejsze zgłoszenie, id</translation>
    </message>
    <message>
      <source>Earlier report, time</source>
      <translation>Wcześniejsze zgłoszenie, czas</translation>
    </message>
    <message>
      <source>Easting and northing in {crs}, or latitude and longitude in degrees</source>
      <translation>Współrzędne wschodnia i północna w układzie {crs} albo szerokość i długość w stopniach</translation>
    </message>
    <message>
      <source>Easting, {crs}</source>
      <translation>Wschód, {crs}</translation>
    </message>
    <message>
      <source>Edge</source>
      <translation>Brzeg</translation>
    </message>
    <message>
      <source>Ellipse</source>
      <translation>Elipsa</translation>
    </message>
    <message>
      <source>Ellipse of spread, direction, degrees from north</source>
      <translation>Elipsa rozrzutu, kierunek, stopnie od północy</translation>
    </message>
    <message>
      <source>Ellipse of spread, longer half axis, m</source>
      <translation>Elipsa rozrzutu, dłuższa półoś, m</translation>
    </message>
    <message>
      <source>Ellipse of spread, shorter half axis, m</source>
      <translation>Elipsa rozrzutu, krótsza półoś, m</translation>
    </message>
    <message>
      <source>Emerging hot and cold spots, north up.</source>
      <translation>Wyłaniające się gorące i zimne punkty, północ u góry.</translation>
    </message>
    <message>
      <source>Emerging hot spots</source>
      <translation>Wyłaniające się gorące punkty</translation>
    </message>
    <message>
      <source>Emerging hot spots need at least {fewest} cells; there are {n}. Choose smaller cells.</source>
      <translation>Do wyznaczenia wyłaniających się gorących punktów potrzeba co najmniej {fewest} komórek, a jest ich {n}. Wybierz mniejsze komórki.</translation>
    </message>
    <message>
      <source>Emerging hot spots, {places}, steps: {n}, days in a step: {days}</source>
      <translation>Wyłaniające się gorące punkty, {places}, kroki: {n}, długość kroku w dniach: {days}</translation>
    </message>
    <message>
      <source>Empty cells: {n}. They were not taken for zero: nothing is known of them.</source>
      <translation>Puste komórki: {n}. Nie przyjęto ich za zero: nic o nich nie wiadomo.</translation>
    </message>
    <message>
      <source>Empty, or with an earlier publication of the same store, which is replaced once the new one is proved.</source>
      <translation>Pusty albo z wcześniejszą publikacją tego samego magazynu; zostanie zastąpiona dopiero po sprawdzeniu nowej.</translation>
    </message>
    <message>
      <source>End</source>
      <translation>Koniec</translation>
    </message>
    <message>
      <source>English</source>
      <translation>angielski</translation>
    </message>
    <message>
      <source>Enter a repor&amp;t…</source>
      <translation>Wprowadź zgłoszeni&amp;e…</translation>
    </message>
    <message>
      <source>Enter a report of a citizen (R in the queue)</source>
      <translation>Wprowadź zgłoszenie mieszkańca (R w kolejce)</translation>
    </message>
    <message>
      <source>Entered in the map (day, by whom)</source>
      <translation>Wprowadzono do mapy (dzień, kto)</translation>
    </message>
    <message>
      <source>Environment</source>
      <translation>Środowisko</translation>
    </message>
    <message>
      <source>Epanechnikov</source>
      <translation>Epanecznikowa</translation>
    </message>
    <message>
      <source>Erase what is past its review date</source>
      <translation>Usuń to, czego termin przeglądu minął</translation>
    </message>
    <message>
      <source>Erases the descriptions, notes, attachments and unmapped columns of threats whose review date has passed. The threats, the decisions and the audit stay, and the audit names what was erased. What is erased is gone for good: as long as «only count» is on, nothing is erased. On a server only an administrator may do it.</source>
      <translation>Usuwa opisy, notatki, załączniki i nieprzypisane kolumny zagrożeń, których termin przeglądu minął. Zagrożenia, decyzje i dziennik pozostają, a dziennik wymienia, co usunięto. Usuniętego nie da się przywrócić: dopóki włączone jest „tylko policz”, nic nie jest usuwane. Na serwerze może to zrobić tylko administrator.</translation>
    </message>
    <message>
      <source>Esri's default search radius, 0.9 · min(SD, √(1/ln 2) · Dm) · n^(-0.2): standard distance SD = {sd} m, median distance from the mean centre Dm = {dm} m, n = {n}.</source>
      <translation>Domyślny promień Esri, 0,9 · min(SD, √(1/ln 2) · Dm) · n^(-0,2): odległość standardowa SD = {sd} m, mediana odległości od średniego środka Dm = {dm} m, n = {n}.</translation>
    </message>
    <message>
      <source>Esri's rule</source>
      <translation>reguła Esri</translation>
    </message>
    <message>
      <source>Esri's rule finds no radius: half of the points or more lie at one place. Give the radius instead.</source>
      <translation>Reguła Esri nie wyznacza promienia: co najmniej połowa punktów leży w jednym miejscu. Podaj promień.</translation>
    </message>
    <message>
      <source>Esri's rule needs points at two places at least. Give the radius instead.</source>
      <translation>Reguła Esri wymaga punktów w co najmniej dwóch miejscach. Podaj promień.</translation>
    </message>
    <message>
      <source>Evaluate hot spots</source>
      <translation>Ocena map gorących punktów</translation>
    </message>
    <message>
      <source>Evaluation of {prediction}</source>
      <translation>Ocena: {prediction}</translation>
    </message>
    <message>
      <source>Event, id in the layer</source>
      <translation>Zdarzenie, identyfikator w warstwie</translation>
    </message>
    <message>
      <source>Events follow each other more often than chance would have it: {ratio} times as often at {space}, {time} ({observed} pairs instead of {expected}).</source>
      <translation>Zdarzenia następują po sobie częściej, niż wynika z przypadku: {ratio} razy tak często w przedziale {space}, {time} (liczba par {observed} zamiast {expected}).</translation>
    </message>
    <message>
      <source>Events in the chain</source>
      <translation>Zdarzenia w łańcuchu</translation>
    </message>
    <message>
      <source>Events that started a chain: {originators}; repeats at the same location: {repeats}; near repeats within the bands: {near}; events in the longest chain: {longest}.</source>
      <translation>Zdarzenia, które zaczęły łańcuch: {originators}; powtórzenia w tym samym miejscu: {repeats}; bliskie powtórzenia w granicach przedziałów: {near}; liczba zdarzeń w najdłuższym łańcuchu: {longest}.</translation>
    </message>
    <message>
      <source>Events with their role</source>
      <translation>Zdarzenia z ich rolą</translation>
    </message>
    <message>
      <source>Every area changed as all together did, every category as all categories: rates are per report of the whole in the same period, not per day.</source>
      <translation>Każdy obszar zmienił się jak wszystkie razem, każda kategoria jak wszystkie kategorie: natężenia liczy się na zgłoszenie całości w tym samym okresie, nie na dzień.</translation>
    </message>
    <message>
      <source>Every category has a single report, so that none can be near its own kind.</source>
      <translation>Każda kategoria ma jedno zgłoszenie, więc żadne nie może być przy swoim rodzaju.</translation>
    </message>
    <message>
      <source>Every place changed as the whole did: the labels of the periods are dealt out anew to the same reports, as many of each (random relabelling). Differences are from the first density times {factor}.</source>
      <translation>Każde miejsce zmieniło się tak jak całość: etykiety okresów są rozdzielane od nowa między te same zgłoszenia, po tyle samo każdej (losowe etykietowanie). Różnice są liczone względem pierwszej gęstości pomnożonej przez {factor}.</translation>
    </message>
    <message>
      <source>Every published count at the middle of its place, by period, category and status.</source>
      <translation>Każda opublikowana liczba w środku swojego miejsca, według okresu, kategorii i statusu.</translation>
    </message>
    <message>
      <source>Exact (Clopper and Pearson), 95 %, each for itself; somewhat wider than the test would make them. No percentage where the first number is 0. Areas with fewer than {n} reports in a period: {few}.</source>
      <translation>Dokładne (Clopper i Pearson), 95 %, każdy z osobna; nieco szersze, niż wynikałoby z testu. Bez procentu tam, gdzie pierwsza liczba to 0. Obszary z mniej niż {n} zgłoszeniami w okresie: {few}.</translation>
    </message>
    <message>
      <source>Exact sum over all points at the centre of each pixel.</source>
      <translation>Dokładna suma po wszystkich punktach w środku każdego piksela.</translation>
    </message>
    <message>
      <source>Existing station</source>
      <translation>Istniejąca jednostka</translation>
    </message>
    <message>
      <source>Existing station, given up</source>
      <translation>Istniejąca jednostka, do likwidacji</translation>
    </message>
    <message>
      <source>Existing stations</source>
      <translation>Istniejące jednostki</translation>
    </message>
    <message>
      <source>Existing stations given up: {names}.</source>
      <translation>Istniejące jednostki do likwidacji: {names}.</translation>
    </message>
    <message>
      <source>Expected</source>
      <translation>Oczekiwane</translation>
    </message>
    <message>
      <source>Expected by chance, lower limit</source>
      <translation>Oczekiwane przez przypadek, dolna granica</translation>
    </message>
    <message>
      <source>Expected by chance, upper limit</source>
      <translation>Oczekiwane przez przypadek, górna granica</translation>
    </message>
    <message>
      <source>Expected from an even spread</source>
      <translation>Oczekiwane przy równym rozkładzie</translation>
    </message>
    <message>
      <source>Expected: an even rate over all days. Months at the edge count only their days within the time.</source>
      <translation>Oczekiwane: równa liczba na każdy dzień. Z miesięcy na brzegu liczą się tylko dni objęte czasem.</translation>
    </message>
    <message>
      <source>Expected: as many as on the nearest ordinary days of the same weekday, four before and four after. A long weekend is three free days in a row or more with a public holiday, a single working day between two free ones included.</source>
      <translation>Oczekiwane: tyle, ile w najbliższe zwykłe dni tego samego dnia tygodnia, cztery przed i cztery po. Długi weekend to co najmniej trzy wolne dni z rzędu ze świętem; wlicza się pojedynczy dzień roboczy między dwoma wolnymi.</translation>
    </message>
    <message>
      <source>Expected: if every day had the same chance. In brackets what chance alone leaves in 95 of 100 cases.</source>
      <translation>Oczekiwane: gdyby każdy dzień miał te same szanse. W nawiasie zakres, w którym sam przypadek mieści 95 na 100 wyników.</translation>
    </message>
    <message>
      <source>Expires</source>
      <translation>Wygasa</translation>
    </message>
    <message>
      <source>Export a list of threats</source>
      <translation>Eksport listy zagrożeń</translation>
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
      <source>FDR (few false finds)</source>
      <translation>FDR (mało fałszywych wskazań)</translation>
    </message>
    <message>
      <source>Fall, here p ≤ 0.01</source>
      <translation>Spadek, tutaj p ≤ 0,01</translation>
    </message>
    <message>
      <source>Fall, here p ≤ 0.05</source>
      <translation>Spadek, tutaj p ≤ 0,05</translation>
    </message>
    <message>
      <source>Fall, whole map p ≤ 0.05</source>
      <translation>Spadek, cała mapa p ≤ 0,05</translation>
    </message>
    <message>
      <source>Far from the rest</source>
      <translation>Daleko od pozostałych</translation>
    </message>
    <message>
      <source>Farthest apart, m</source>
      <translation>Największa odległość, m</translation>
    </message>
    <message>
      <source>Farthest from a line</source>
      <translation>Największa odległość od linii</translation>
    </message>
    <message>
      <source>Farthest from a road</source>
      <translation>Najdalej od drogi</translation>
    </message>
    <message>
      <source>Farthest from it in a pixel, times</source>
      <translation>Największe odstępstwo w pikselu, krotność</translation>
    </message>
    <message>
      <source>Features of the road layer without a line, left out: {n}.</source>
      <translation>Obiekty warstwy dróg bez linii, pominięte: {n}.</translation>
    </message>
    <message>
      <source>Features of «{layer}» with a weight of zero, left out as no demand: {n}.</source>
      <translation>Obiekty warstwy „{layer}” o wadze zero, pominięte jako brak zapotrzebowania: {n}.</translation>
    </message>
    <message>
      <source>Features that held several points: {n}; each point counts.</source>
      <translation>Obiekty z kilkoma punktami: {n}; liczy się każdy punkt.</translation>
    </message>
    <message>
      <source>Fewer than 5 reports of one of them</source>
      <translation>Mniej niż 5 zgłoszeń jednej z nich</translation>
    </message>
    <message>
      <source>Fewer than {n} at a place in a period: in the tables alone</source>
      <translation>Poniżej {n} w miejscu i okresie: tylko w tabelach</translation>
    </message>
    <message>
      <source>Fewer, here p ≤ 0.01</source>
      <translation>Mniej, tutaj p ≤ 0,01</translation>
    </message>
    <message>
      <source>Fewer, here p ≤ 0.05</source>
      <translation>Mniej, tutaj p ≤ 0,05</translation>
    </message>
    <message>
      <source>Fewer, whole map p ≤ 0.05</source>
      <translation>Mniej, cała mapa p ≤ 0,05</translation>
    </message>
    <message>
      <source>Fewest inhabitants for a rate</source>
      <translation>Najmniejsza liczba mieszkańców dla współczynnika</translation>
    </message>
    <message>
      <source>Fewest reports</source>
      <translation>Najmniej zgłoszeń</translation>
    </message>
    <message>
      <source>Field of the area's name</source>
      <translation>Pole nazwy obszaru</translation>
    </message>
    <message>
      <source>Field of the case</source>
      <translation>Pole sprawy</translation>
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
      <source>Field of the description</source>
      <translation>Pole opisu</translation>
    </message>
    <message>
      <source>Field of the direction</source>
      <translation>Pole kierunku</translation>
    </message>
    <message>
      <source>Field of the due date</source>
      <translation>Pole terminu</translation>
    </message>
    <message>
      <source>Field of the end</source>
      <translation>Pole końca</translation>
    </message>
    <message>
      <source>Field of the id</source>
      <translation>Pole id</translation>
    </message>
    <message>
      <source>Field of the place</source>
      <translation>Pole miejsca</translation>
    </message>
    <message>
      <source>Field of the prediction</source>
      <translation>Pole prognozy</translation>
    </message>
    <message>
      <source>Field of the source</source>
      <translation>Pole źródła</translation>
    </message>
    <message>
      <source>Field of the speed</source>
      <translation>Pole prędkości</translation>
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
      <source>Field of the time of the event</source>
      <translation>Pole czasu zdarzenia</translation>
    </message>
    <message>
      <source>Field of the time, or of the start</source>
      <translation>Pole czasu albo początku</translation>
    </message>
    <message>
      <source>Field of the unit</source>
      <translation>Pole jednostki</translation>
    </message>
    <message>
      <source>Field of the workload</source>
      <translation>Pole obciążenia</translation>
    </message>
    <message>
      <source>Field with the TERYT code</source>
      <translation>Pole z kodem TERYT</translation>
    </message>
    <message>
      <source>Field with the code</source>
      <translation>Pole z kodem</translation>
    </message>
    <message>
      <source>Field with the inhabitants</source>
      <translation>Pole z liczbą mieszkańców</translation>
    </message>
    <message>
      <source>Field with the name</source>
      <translation>Pole z nazwą</translation>
    </message>
    <message>
      <source>Field with the number of inhabitants</source>
      <translation>Pole z liczbą mieszkańców</translation>
    </message>
    <message>
      <source>Field with the street's name</source>
      <translation>Pole z nazwą ulicy</translation>
    </message>
    <message>
      <source>Field with the superior unit</source>
      <translation>Pole z jednostką nadrzędną</translation>
    </message>
    <message>
      <source>Fields left as they are</source>
      <translation>Pola pozostawione bez zmian</translation>
    </message>
    <message>
      <source>Fields looked through</source>
      <translation>Pola przejrzane</translation>
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
      <source>File to import</source>
      <translation>Plik do importu</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Pliki</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Filtr</translation>
    </message>
    <message>
      <source>Find in number and place</source>
      <translation>Szukaj w numerze i miejscu</translation>
    </message>
    <message>
      <source>Finer ones would make the raster too large; a study area or an extent allows them.</source>
      <translation>Przy drobniejszych raster byłby za duży; pozwala na nie obszar badania albo zasięg.</translation>
    </message>
    <message>
      <source>First and last name</source>
      <translation>Imię i nazwisko</translation>
    </message>
    <message>
      <source>First broken block, 0 for none</source>
      <translation>Pierwszy uszkodzony blok, 0 gdy nie ma</translation>
    </message>
    <message>
      <source>First date</source>
      <translation>Pierwsza data</translation>
    </message>
    <message>
      <source>First name and surname, for the administrator's list.</source>
      <translation>Imię i nazwisko, na listę administratora.</translation>
    </message>
    <message>
      <source>First period</source>
      <translation>Pierwszy okres</translation>
    </message>
    <message>
      <source>First report</source>
      <translation>Pierwsze zgłoszenie</translation>
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
      <source>Folder of the publication</source>
      <translation>Folder publikacji</translation>
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
      <source>For a raster: which band is tested.</source>
      <translation>Dla rastra: który kanał jest sprawdzany.</translation>
    </message>
    <message>
      <source>For a rate instead of a density: a raster of inhabitants per pixel (its first band), points with a number of inhabitants, or points that are what was to be expected, such as all reports.</source>
      <translation>Dla wskaźnika zamiast gęstości: raster z liczbą mieszkańców na piksel (jego pierwszy kanał), punkty z liczbą mieszkańców albo punkty będące tym, czego należało oczekiwać, na przykład wszystkie zgłoszenia.</translation>
    </message>
    <message>
      <source>For a study area beyond which reports happen but are not in the layer. «Density corrected» (uniform) divides by the share of the kernel inside. «Weights corrected» (diggle) raises the weight of reports near the edge, so that the sum stays. Without a correction (none) the density sinks towards the edge.</source>
      <translation>Dla obszaru badania, za którego granicą zgłoszenia są, ale nie ma ich w warstwie. Poprawka gęstości (uniform) dzieli przez część jądra leżącą wewnątrz. Poprawka wag (diggle) podnosi wagę zgłoszeń przy brzegu, tak że suma się nie zmienia. Bez poprawki (none) gęstość maleje ku brzegowi.</translation>
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
      <source>For areas of different size: a count is ranked per km²; a density, a rate or z as it is (switch this off).</source>
      <translation>Dla obszarów różnej wielkości: liczba jest szeregowana na km²; gęstość, współczynnik lub z bez przeliczenia (wyłącz tę opcję).</translation>
    </message>
    <message>
      <source>For cells or areas: the field that ranks them, such as a count, a density or z.</source>
      <translation>Dla komórek lub obszarów: pole, które je szereguje, na przykład liczba, gęstość lub z.</translation>
    </message>
    <message>
      <source>For tables that do not say it: 2025, 2025-H1, 2025-Q3 or 2025-07.</source>
      <translation>Dla tabel, które go nie podają: 2025, 2025-H1, 2025-Q3 albo 2025-07.</translation>
    </message>
    <message>
      <source>For tables that do not say it: a code of the store or a name. Left empty: all categories together.</source>
      <translation>Dla tabel, które jej nie podają: kod z magazynu albo nazwa. Puste: wszystkie kategorie razem.</translation>
    </message>
    <message>
      <source>For the S index. With 0 it is left out.</source>
      <translation>Do wskaźnika S. Przy 0 się go pomija.</translation>
    </message>
    <message>
      <source>For the rule holdout: how long a period that is foretold is. Left empty: a sixth of the time.</source>
      <translation>Do reguły holdout: jak długi jest przewidywany okres. Gdy puste: jedna szósta czasu.</translation>
    </message>
    <message>
      <source>For the rule holdout: on how many percent of the area the next period's reports are to be hit.</source>
      <translation>Do reguły holdout: na ilu procentach obszaru mają leżeć trafione zgłoszenia następnego okresu.</translation>
    </message>
    <message>
      <source>For the verification card alone: the numbers of the threats, separated by commas; a card for each.</source>
      <translation>Tylko dla karty weryfikacji: numery zagrożeń po przecinku; dla każdego jedna karta.</translation>
    </message>
    <message>
      <source>For travel times: demand is covered where a site is at most so many minutes away.</source>
      <translation>Przy czasie przejazdu: zapotrzebowanie jest pokryte, gdy jednostka leży najwyżej tyle minut dalej.</translation>
    </message>
    <message>
      <source>For travel times: how fast one drives where a road has no speed of its own.</source>
      <translation>Przy czasie przejazdu: jak szybko się jedzie, gdy droga nie ma własnej prędkości.</translation>
    </message>
    <message>
      <source>For treated and control areas of different size. Off: their numbers are compared as they are.</source>
      <translation>Dla obszarów różnej wielkości. Wyłączone: liczby porównuje się takie, jakie są.</translation>
    </message>
    <message>
      <source>Forecast, steps of {step}, R = {radius} m, {width} days back</source>
      <translation>Prognoza, kroki po {step}, R = {radius} m, dni wstecz: {width}</translation>
    </message>
    <message>
      <source>Forecast: only what was reported before</source>
      <translation>Prognoza: tylko to, co zgłoszono wcześniej</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>Found</source>
      <translation>Wynik</translation>
    </message>
    <message>
      <source>Found are reports in much the same words. The same thing in other words is mostly not found: for that, look at the similar ones nearby on the card of a threat. A pair is a hint; a person decides.</source>
      <translation>Znajdowane są zgłoszenia napisane niemal tymi samymi słowami. To samo opisane innymi słowami przeważnie nie jest znajdowane: do tego służą podobne w pobliżu na karcie zagrożenia. Para jest wskazówką, decyduje człowiek.</translation>
    </message>
    <message>
      <source>Found near</source>
      <translation>Przy kategorii</translation>
    </message>
    <message>
      <source>Found near each other more often than chance would have it, above all: {pairs}.</source>
      <translation>Częściej, niż wynika z przypadku, są przy sobie przede wszystkim: {pairs}.</translation>
    </message>
    <message>
      <source>Found near each other more often than chance would have it: {pairs}.</source>
      <translation>Częściej, niż wynika z przypadku, są przy sobie: {pairs}.</translation>
    </message>
    <message>
      <source>Found near it, reports</source>
      <translation>Znalezione przy niej, zgłoszenia</translation>
    </message>
    <message>
      <source>Fri</source>
      <translation>pt</translation>
    </message>
    <message>
      <source>From date to date (dates), whatever the hour; by the clock (elapsed), 24 hours a day. Automatically (auto): from date to date if all times are at one time of the day, as where only dates are known, else by the clock.</source>
      <translation>Od daty do daty (dates), bez względu na godzinę; według zegara (elapsed), 24 godziny na dobę. Automatycznie (auto): od daty do daty, jeśli wszystkie czasy są o jednej porze dnia, jak wtedy, gdy znane są tylko daty, inaczej według zegara.</translation>
    </message>
    <message>
      <source>From here</source>
      <translation>Stąd</translation>
    </message>
    <message>
      <source>From stop (0: station)</source>
      <translation>Od postoju (0: jednostka)</translation>
    </message>
    <message>
      <source>From the status «{status}» there is no step to the new status.</source>
      <translation>Ze statusu „{status}” nie można przejść do nowego statusu.</translation>
    </message>
    <message>
      <source>From threat no. {number}</source>
      <translation>Od zagrożenia nr {number}</translation>
    </message>
    <message>
      <source>From {asked} sites not all demand can be reached: {needed} are needed at least. Choose P accordingly, or the model «{covering}».</source>
      <translation>Liczba lokalizacji, z których nie da się dotrzeć do całego zapotrzebowania: {asked}; potrzeba co najmniej: {needed}. Dobierz P albo wybierz model „{covering}”.</translation>
    </message>
    <message>
      <source>Funnel plot</source>
      <translation>Wykres lejkowy</translation>
    </message>
    <message>
      <source>Funnel: exact binomial limits of 95 % and 99.8 % around the share of all units together (Spiegelhalter 2005), wider where units differ by more than chance; a unit inside differs by no more than chance from all. Change: E-test of two counts with days as exposure, adjusted by Benjamini and Hochberg; exact interval of the ratio. More reports are not more danger: they may also mean more trust.</source>
      <translation>Lejek: dokładne granice dwumianowe 95 % i 99,8 % wokół udziału wszystkich jednostek razem (Spiegelhalter 2005), szersze, gdy jednostki różnią się bardziej, niż tłumaczy przypadek; jednostka wewnątrz nie różni się od ogółu bardziej, niż tłumaczy przypadek. Zmiana: test E dwóch liczebności na dni okresów, z poprawką Benjaminiego i Hochberga; dokładny przedział ilorazu. Więcej zgłoszeń to nie więcej niebezpieczeństwa: może to być też więcej zaufania.</translation>
    </message>
    <message>
      <source>Further bursts, in the table of the output: {n}.</source>
      <translation>Dalsze spiętrzenia, w tabeli wynikowej: {n}.</translation>
    </message>
    <message>
      <source>Further codes: {n}.</source>
      <translation>Dalsze kody: {n}.</translation>
    </message>
    <message>
      <source>Further ones: {rest}. Units and categories compared: {n}.</source>
      <translation>Dalsze: {rest}. Porównano jednostek i kategorii: {n}.</translation>
    </message>
    <message>
      <source>GRID is {grid} m. Squares of a publication have a side of {least} m or more.</source>
      <translation>GRID wynosi {grid} m. Kwadraty publikacji mają bok co najmniej {least} m.</translation>
    </message>
    <message>
      <source>Gaps passed over</source>
      <translation>Pomijane szczeliny</translation>
    </message>
    <message>
      <source>Garrison</source>
      <translation>Garnizon</translation>
    </message>
    <message>
      <source>Garrison at a glance</source>
      <translation>Garnizon w skrócie</translation>
    </message>
    <message>
      <source>Gathered near their own kind, above all: {categories}.</source>
      <translation>Skupiają się przy swoim rodzaju przede wszystkim: {categories}.</translation>
    </message>
    <message>
      <source>Gathered near their own kind: {categories}.</source>
      <translation>Skupiają się przy swoim rodzaju: {categories}.</translation>
    </message>
    <message>
      <source>Gaussian</source>
      <translation>Gaussa</translation>
    </message>
    <message>
      <source>GeoJSON says what the GeoPackage says.</source>
      <translation>GeoJSON zawiera to samo co GeoPackage.</translation>
    </message>
    <message>
      <source>GeoPackage (*.gpkg)</source>
      <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
      <source>Geoportal: aerial photographs</source>
      <translation>Geoportal: ortofotomapa</translation>
    </message>
    <message>
      <source>Geoportal: topographic map</source>
      <translation>Geoportal: mapa topograficzna</translation>
    </message>
    <message>
      <source>Gi* of Getis and Ord (1995) of each cell and step with its neighbours, itself among them; mean and deviation of all cells and steps; hot or cold: corrected two-sided p of at most 0.05. Trend: Mann-Kendall test of a cell's z with ties, two-sided, at 0.05, not corrected for many cells, over the steps that have all their neighbours before them. Classes: as Esri defines them; the last step decides first.</source>
      <translation>Gi* Getisa i Orda (1995) każdej komórki i każdego kroku z sąsiadami, razem z nią samą; średnia i odchylenie wszystkich komórek i kroków; gorące lub zimne: skorygowane dwustronne p najwyżej 0,05. Trend: test Manna-Kendalla dla z komórki, z poprawką na wartości równe, dwustronny, na poziomie 0,05, bez poprawki na wiele komórek, z kroków, które mają przed sobą wszystkich sąsiadów. Klasy: według definicji Esri; najpierw decyduje ostatni krok.</translation>
    </message>
    <message>
      <source>Gi* of Getis and Ord (1995), binary weights, the place itself included.</source>
      <translation>Gi* Getisa i Orda (1995), wagi binarne, łącznie z samym miejscem.</translation>
    </message>
    <message>
      <source>Gi* of Getis and Ord (1995), binary weights, the place itself included; two-sided p.</source>
      <translation>Gi* Getisa i Orda (1995), wagi binarne, razem z samym miejscem; p dwustronne.</translation>
    </message>
    <message>
      <source>Gini</source>
      <translation>Gini</translation>
    </message>
    <message>
      <source>Gini, generalised</source>
      <translation>Gini, uogólniony</translation>
    </message>
    <message>
      <source>Gini, unbiased</source>
      <translation>Gini, nieobciążony</translation>
    </message>
    <message>
      <source>Give a person access to a store</source>
      <translation>Daj osobie dostęp do magazynu</translation>
    </message>
    <message>
      <source>Give them back the style of KMZB? What was changed by hand is lost then.</source>
      <translation>Przywrócić styl KMZB? Zmiany wprowadzone ręcznie zostaną utracone.</translation>
    </message>
    <message>
      <source>Given.</source>
      <translation>Podany.</translation>
    </message>
    <message>
      <source>Group</source>
      <translation>Grupa</translation>
    </message>
    <message>
      <source>Group by case</source>
      <translation>Grupuj według sprawy</translation>
    </message>
    <message>
      <source>Group by category</source>
      <translation>Grupuj według kategorii</translation>
    </message>
    <message>
      <source>Group by place</source>
      <translation>Grupuj według miejsca</translation>
    </message>
    <message>
      <source>Group by status</source>
      <translation>Grupuj według statusu</translation>
    </message>
    <message>
      <source>Groups</source>
      <translation>Grupy</translation>
    </message>
    <message>
      <source>Groups of points that lie densely, and the single ones between them. With a radius in time as well, groups that are dense in space and time (ST-DBSCAN): series rather than places. Each group gets its outline, dates, categories and how steadily it is active. Without any choice the radius is one with which points spread evenly would form next to no clusters.</source>
      <translation>Grupy punktów leżących gęsto oraz pojedyncze punkty między nimi. Gdy podano także promień w czasie, grupy gęste w przestrzeni i w czasie (ST-DBSCAN): raczej serie niż miejsca. Każda grupa otrzymuje obrys, daty, kategorie i informację, jak stale jest aktywna. Gdy nic nie wybrano, promień jest taki, przy którym punkty rozłożone równo prawie nie tworzyłyby skupisk.</translation>
    </message>
    <message>
      <source>HEIC picture</source>
      <translation>zdjęcie HEIC</translation>
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
      <source>Half of the reports lie in {share} % of the places: {n} of {all}.</source>
      <translation>Połowa zgłoszeń przypada na {share} % miejsc: {n} z {all}.</translation>
    </message>
    <message>
      <source>Handle them as one &amp;case</source>
      <translation>Prowadź jako jedną &amp;sprawę</translation>
    </message>
    <message>
      <source>Handling</source>
      <translation>Postępowanie z dokumentem</translation>
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
      <source>Harm</source>
      <translation>Dolegliwość</translation>
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
      <source>Hidden</source>
      <translation>Ukryto</translation>
    </message>
    <message>
      <source>Hide description</source>
      <translation>Ukryj opis</translation>
    </message>
    <message>
      <source>Hide this hint</source>
      <translation>Ukryj tę wskazówkę</translation>
    </message>
    <message>
      <source>Hides in text fields what is personal by its form: PESEL, NIP, REGON, bank accounts, identity cards and passports by their control digits, telephone numbers, e-mail and IP addresses, profiles on the web and registration plates. Names cannot be told by their form and stay. Rows where a name stands beside the number of a house or flat are marked for you to read. The input is not changed, and the report holds counts only.</source>
      <translation>Ukrywa w polach tekstowych to, co po samej postaci jest daną osobową: PESEL, NIP, REGON, rachunki bankowe, dowody osobiste i paszporty według cyfr kontrolnych, numery telefonów, adresy e-mail i IP, profile w internecie oraz tablice rejestracyjne. Nazwisk nie da się rozpoznać po postaci i zostają. Wiersze, w których nazwisko stoi obok numeru domu lub mieszkania, są oznaczone do przeczytania. Dane wejściowe się nie zmieniają, a raport zawiera tylko liczby.</translation>
    </message>
    <message>
      <source>High among high (HH)</source>
      <translation>Wysokie wśród wysokich (HH)</translation>
    </message>
    <message>
      <source>High among low (HL)</source>
      <translation>Wysokie wśród niskich (HL)</translation>
    </message>
    <message>
      <source>Highest density, reports / km²</source>
      <translation>Największa gęstość, zgłoszenia / km²</translation>
    </message>
    <message>
      <source>Highest rates, {unit}, with 95 % intervals</source>
      <translation>Najwyższe współczynniki, {unit}, z 95 % przedziałami</translation>
    </message>
    <message>
      <source>Historical cold spot</source>
      <translation>Historyczny zimny punkt</translation>
    </message>
    <message>
      <source>Historical hot spot</source>
      <translation>Historyczny gorący punkt</translation>
    </message>
    <message>
      <source>History</source>
      <translation>Historia</translation>
    </message>
    <message>
      <source>History of the threat, newest first</source>
      <translation>Historia zagrożenia, od najnowszych</translation>
    </message>
    <message>
      <source>Hit rate, %</source>
      <translation>Odsetek trafień, %</translation>
    </message>
    <message>
      <source>Hit rate, 95 % from</source>
      <translation>Odsetek trafień, 95 % od</translation>
    </message>
    <message>
      <source>Hit rate, 95 % to</source>
      <translation>Odsetek trafień, 95 % do</translation>
    </message>
    <message>
      <source>Hits per km²</source>
      <translation>Trafienia na km²</translation>
    </message>
    <message>
      <source>Holds</source>
      <translation>Spełnione</translation>
    </message>
    <message>
      <source>Holds for (place or map)</source>
      <translation>Dotyczy (place: miejsca, map: mapy)</translation>
    </message>
    <message>
      <source>Holes between units, in no area: {n}.</source>
      <translation>Dziury między jednostkami, w żadnym rejonie: {n}.</translation>
    </message>
    <message>
      <source>Hot and cold spots; the darker, the surer. North is up.</source>
      <translation>Gorące i zimne punkty; im ciemniej, tym pewniej. Północ u góry.</translation>
    </message>
    <message>
      <source>Hot and cold spots; the darker, the surer. The numbers are the ranks. North is up.</source>
      <translation>Gorące i zimne punkty; im ciemniejsze, tym pewniejsze. Liczby to pozycje. Północ u góry.</translation>
    </message>
    <message>
      <source>Hot in at least 90 % of the steps and in the last one, and growing hotter.</source>
      <translation>Gorący w co najmniej 90 % kroków i w ostatnim, coraz gorętszy.</translation>
    </message>
    <message>
      <source>Hot in at least 90 % of the steps and in the last one, but growing less hot.</source>
      <translation>Gorący w co najmniej 90 % kroków i w ostatnim, ale coraz mniej gorący.</translation>
    </message>
    <message>
      <source>Hot in at least 90 % of the steps and in the last one, without a trend.</source>
      <translation>Gorący w co najmniej 90 % kroków i w ostatnim, bez trendu.</translation>
    </message>
    <message>
      <source>Hot in at least 90 % of the steps, but not in the last one.</source>
      <translation>Gorący w co najmniej 90 % kroków, ale nie w ostatnim.</translation>
    </message>
    <message>
      <source>Hot in the last step and now and then before, at other times cold.</source>
      <translation>Gorący w ostatnim kroku i czasem przedtem, kiedy indziej zimny.</translation>
    </message>
    <message>
      <source>Hot in the last step and now and then before; never cold.</source>
      <translation>Gorący w ostatnim kroku i czasem przedtem; nigdy zimny.</translation>
    </message>
    <message>
      <source>Hot in the last step for the first time.</source>
      <translation>Gorący po raz pierwszy w ostatnim kroku.</translation>
    </message>
    <message>
      <source>Hot in the last steps without a break, at least two, and never before.</source>
      <translation>Gorący bez przerwy w ostatnich krokach, co najmniej dwóch, nigdy przedtem.</translation>
    </message>
    <message>
      <source>Hot spot</source>
      <translation>Gorący punkt</translation>
    </message>
    <message>
      <source>Hot spot, 90 %</source>
      <translation>Gorący punkt, 90 %</translation>
    </message>
    <message>
      <source>Hot spot, 95 %</source>
      <translation>Gorący punkt, 95 %</translation>
    </message>
    <message>
      <source>Hot spot, 99 %</source>
      <translation>Gorący punkt, 99 %</translation>
    </message>
    <message>
      <source>Hot spots</source>
      <translation>Gorące punkty</translation>
    </message>
    <message>
      <source>Hot spots (Getis-Ord Gi*)</source>
      <translation>Gorące punkty (hot spot, Gi* Getisa-Orda)</translation>
    </message>
    <message>
      <source>Hot spots ({n})</source>
      <translation>Gorące punkty ({n})</translation>
    </message>
    <message>
      <source>Hot spots as a raster</source>
      <translation>Gorące punkty jako raster</translation>
    </message>
    <message>
      <source>Hot spots in the last step: {hot} of {n} cells: {classes}.</source>
      <translation>Gorące punkty w ostatnim kroku: {hot} z {n} komórek, w tym {classes}.</translation>
    </message>
    <message>
      <source>Hot spots need at least {fewest} cells or areas; there are {n}. Choose smaller cells or more areas.</source>
      <translation>Do wyznaczenia gorących punktów potrzeba co najmniej {fewest} komórek lub obszarów, a jest ich {n}. Wybierz mniejsze komórki albo więcej obszarów.</translation>
    </message>
    <message>
      <source>Hot spots need at least {fewest} reports; there are {n}. Take a longer period or a wider filter.</source>
      <translation>Do wyznaczenia gorących punktów potrzeba co najmniej {fewest} zgłoszeń, a jest ich {n}. Weź dłuższy okres albo szerszy filtr.</translation>
    </message>
    <message>
      <source>Hot spots with 95 % confidence: {hot} of {all} places; they hold {share} % of the reports.</source>
      <translation>Gorące punkty na poziomie ufności 95 %: {hot} z {all} miejsc; przypada na nie {share} % zgłoszeń.</translation>
    </message>
    <message>
      <source>Hot spots, {places}</source>
      <translation>Gorące punkty, {places}</translation>
    </message>
    <message>
      <source>Hot spots: {n}, with {share} % of the reports on {area} % of the area.</source>
      <translation>Gorące punkty: {n}; leży w nich {share} % zgłoszeń na {area} % obszaru.</translation>
    </message>
    <message>
      <source>Hours</source>
      <translation>Godziny</translation>
    </message>
    <message>
      <source>Hours and days, {period}</source>
      <translation>Godziny i dni, {period}</translation>
    </message>
    <message>
      <source>Hours and weekdays</source>
      <translation>Godziny i dni tygodnia</translation>
    </message>
    <message>
      <source>Hours apart</source>
      <translation>Godziny między nimi</translation>
    </message>
    <message>
      <source>Hours around</source>
      <translation>Godziny przed i po</translation>
    </message>
    <message>
      <source>Hours of the week that differ most from what hour and weekday explain; there are {n} of 168.</source>
      <translation>Godziny tygodnia, które najbardziej odbiegają od tego, co wynika z godziny i dnia; jest ich {n} na 168.</translation>
    </message>
    <message>
      <source>Hours, weekdays, months</source>
      <translation>Godziny, dni tygodnia, miesiące</translation>
    </message>
    <message>
      <source>How days are counted</source>
      <translation>Jak liczone są dni</translation>
    </message>
    <message>
      <source>How far a report reaches, in metres.</source>
      <translation>Jak daleko sięga zgłoszenie, w metrach.</translation>
    </message>
    <message>
      <source>How far a report reaches, in metres. Left empty, it is computed from the points as in «Kernel density».</source>
      <translation>Jak daleko sięga zgłoszenie, w metrach. Gdy puste, promień jest obliczany z punktów tak jak w narzędziu „Gęstość jądrowa”.</translation>
    </message>
    <message>
      <source>How far a report reaches, in metres. Left empty, it is computed from the points so that the map shows where many reports are, and the report explains it.</source>
      <translation>Jak daleko sięga zgłoszenie, w metrach. Gdy puste, promień jest obliczany z punktów tak, aby mapa pokazała, gdzie zgłoszeń jest dużo, a raport go wyjaśnia.</translation>
    </message>
    <message>
      <source>How far from the mean an area may be for the sake of compact areas. 0: as equal as can be found.</source>
      <translation>Jak daleko od średniej może być rejon, by rejony były zwarte. 0: tak równo, jak da się znaleźć.</translation>
    </message>
    <message>
      <source>How far neighbours may be apart, in metres. Left empty: so far that of points spread evenly over the same extent one in a thousand would have enough neighbours.</source>
      <translation>Jak daleko od siebie mogą leżeć sąsiedzi, w metrach. Gdy puste: tak daleko, że spośród punktów rozłożonych równo w tym samym zasięgu jeden na tysiąc miałby dość sąsiadów.</translation>
    </message>
    <message>
      <source>How far the threats are; in scripts codes of statuses, separated by commas. Left empty: all.</source>
      <translation>Na jakim etapie są zagrożenia; w skryptach kody statusów, oddzielone przecinkami. Gdy puste: wszystkie.</translation>
    </message>
    <message>
      <source>How far to trust it</source>
      <translation>Na ile temu ufać</translation>
    </message>
    <message>
      <source>How fast one gets on, and on roads without a speed of their own. On foot it is about 5.</source>
      <translation>Jak szybko się przemieszcza, także na drogach bez podanej prędkości. Pieszo około 5.</translation>
    </message>
    <message>
      <source>How few places hold how many of the reports: areas, street segments or cells ranked by their reports, the smallest share of them that holds 25, 50 and 80 %, the Lorenz curve and Gini's coefficient, also as corrected for fewer reports than places.</source>
      <translation>Pokazuje, na jak niewiele miejsc przypada ile zgłoszeń: obszary, odcinki ulic lub komórki uporządkowane według liczby zgłoszeń, najmniejszy ich udział, na który przypada 25, 50 i 80 %, krzywa Lorenza i współczynnik Giniego, także z poprawką na mniej zgłoszeń niż miejsc.</translation>
    </message>
    <message>
      <source>How good a density or a map of hot spots was: made from one period, it is tested with the reports of a later one. On the highest few percent of the area, how many of the later reports were hit, how many times more than by chance (PAI), and how close to the best that was possible (PEI). A map tested with the reports it was made from always looks good, so that is refused.</source>
      <translation>Pokazuje, jak dobra była gęstość lub mapa gorących punktów: powstała z jednego okresu, a sprawdzana jest na zgłoszeniach z późniejszego. Na kilku procentach obszaru o najwyższych wartościach: ile późniejszych zgłoszeń trafiono, ile razy więcej, niż daje przypadek (PAI), i jak blisko najlepszego możliwego wyniku (PEI). Mapa sprawdzana na zgłoszeniach, z których powstała, zawsze wygląda dobrze, dlatego następuje odmowa.</translation>
    </message>
    <message>
      <source>How hot spots come, stay and go: new, consecutive, intensifying, persistent, diminishing, sporadic, oscillating and historical ones, and the same for cold spots. Reports are counted by cell and step of time, each cell and step is tested together with its neighbours and the step before, and each cell's course is classed. The last step ends with the last report, so that it is a whole one.</source>
      <translation>Pokazuje, jak gorące punkty powstają, trwają i zanikają: nowe, kolejne, nasilające się, trwałe, słabnące, sporadyczne, oscylujące i historyczne, tak samo zimne punkty. Zgłoszenia są liczone według komórek i kroków czasu, każda komórka w każdym kroku jest badana razem z sąsiadami i krokiem poprzednim, a przebieg w każdej komórce dostaje klasę. Ostatni krok kończy się ostatnim zgłoszeniem, żeby był pełny.</translation>
    </message>
    <message>
      <source>How it was computed</source>
      <translation>Jak to policzono</translation>
    </message>
    <message>
      <source>How large the change is against the whole, sure or not: the rate ratio. North is up.</source>
      <translation>Jak duża jest zmiana względem całości, pewna czy nie: iloraz natężeń. Północ u góry.</translation>
    </message>
    <message>
      <source>How large the change is, sure or not: the rate ratio. North is up.</source>
      <translation>Jak duża jest zmiana, pewna czy nie: iloraz natężeń. Północ u góry.</translation>
    </message>
    <message>
      <source>How large the share of confirmed reports is in each unit, and whether it differs from that of all by more than chance: a funnel plot, in which small units have wide limits, instead of a ranking. Also what is still undecided and for how long, and the share decided within the limit. A share outside the limits asks for a reason; it is no mark for a unit.</source>
      <translation>Jaki jest udział potwierdzonych zgłoszeń w każdej jednostce i czy różni się od ogólnego bardziej, niż tłumaczy przypadek: zamiast rankingu wykres lejkowy, w którym małe jednostki mają szerokie granice. Także to, co jest nierozstrzygnięte i jak długo, oraz udział rozstrzygniętych w terminie. Udział poza granicami każe szukać przyczyny; nie jest oceną jednostki.</translation>
    </message>
    <message>
      <source>How long a band is: a number of days, as 7, or a duration, as P1W, P1M (months of the calendar) or PT6H. Left empty: the longest of year, quarter, month, week, day and hour that gives 12 steps or more.</source>
      <translation>Jak długi jest kanał: liczba dni, np. 7, albo czas trwania, np. P1W, P1M (miesiące kalendarzowe) lub PT6H. Gdy puste: najdłuższy z: rok, kwartał, miesiąc, tydzień, dzień i godzina, który daje co najmniej 12 kroków.</translation>
    </message>
    <message>
      <source>How long one stays at each threat; 10 to 15 minutes is what hot spot patrols are advised to stay.</source>
      <translation>Jak długo trwa pobyt przy każdym zagrożeniu; patrolom gorących punktów zaleca się 10 do 15 minut.</translation>
    </message>
    <message>
      <source>How long the best choice is sought; as long again is spent on the curve and on other criteria. Where time runs out the best found is given, with how much better another could be.</source>
      <translation>Jak długo szukać najlepszego wyboru; drugie tyle trwa krzywa i inne kryteria. Gdy czas się skończy, podawany jest najlepszy znaleziony wybór i to, o ile inny mógłby być lepszy.</translation>
    </message>
    <message>
      <source>How many areas there are to be; at most as many as units.</source>
      <translation>Ile ma być rejonów; najwyżej tyle, ile jednostek.</translation>
    </message>
    <message>
      <source>How many cells are in which class.</source>
      <translation>Ile komórek jest w której klasie.</translation>
    </message>
    <message>
      <source>How many days a decision may take from the report: by default the limits of the first two statuses.</source>
      <translation>Ile dni od zgłoszenia może trwać rozstrzygnięcie: domyślnie suma terminów dwóch pierwszych statusów.</translation>
    </message>
    <message>
      <source>How many days a report reaches, before and after; in a forecast, after only. Left empty, it is computed by Scott's rule, and at least a step.</source>
      <translation>Ile dni sięga zgłoszenie, wstecz i naprzód; w prognozie tylko naprzód. Gdy puste, wyznacza to reguła Scotta, a co najmniej jeden krok.</translation>
    </message>
    <message>
      <source>How many days a step has; at least 10 steps are needed. Left empty: the longest of 1, 7, 14, 28, 91, 182 and 364 days that gives 12 steps, so that each step holds every day of the week equally often.</source>
      <translation>Ile dni ma krok; potrzeba co najmniej 10 kroków. Gdy puste: najdłuższy z 1, 7, 14, 28, 91, 182 i 364 dni, który daje 12 kroków, aby w każdym kroku każdy dzień tygodnia wypadał równie często.</translation>
    </message>
    <message>
      <source>How many days neighbours may be apart at most; 0 is the same day, or moment. Left empty, time plays no part in what is a cluster.</source>
      <translation>Ile dni najwyżej może dzielić sąsiadów; 0 to ten sam dzień albo ta sama chwila. Gdy puste, czas nie ma wpływu na to, co jest skupiskiem.</translation>
    </message>
    <message>
      <source>How many hours before or after the reported time of day a visit may begin.</source>
      <translation>Ile godzin przed zgłoszoną porą lub po niej może się zacząć wizyta.</translation>
    </message>
    <message>
      <source>How many of the nearest reports are looked at. 1 is usual; 3 to 10 look at a wider surrounding. Those equally far share, and reports at one place are each other's neighbours.</source>
      <translation>Ile najbliższych zgłoszeń jest branych pod uwagę. Zwykle 1; od 3 do 10 patrzy na szersze otoczenie. Równie odległe dzielą się udziałem, a zgłoszenia z jednego miejsca są dla siebie sąsiadami.</translation>
    </message>
    <message>
      <source>How many places are in which class.</source>
      <translation>Ile miejsc jest w której klasie.</translation>
    </message>
    <message>
      <source>How many points must lie within the radius of one, itself included, to make it the core of a cluster. Left empty: the natural logarithm of the number of points, at least 5.</source>
      <translation>Ile punktów musi leżeć w promieniu wokół punktu, razem z nim samym, aby był rdzeniem skupiska. Gdy puste: logarytm naturalny liczby punktów, co najmniej 5.</translation>
    </message>
    <message>
      <source>How many reports a point stands for. Points without a weight are left out and counted.</source>
      <translation>Ile zgłoszeń oznacza jeden punkt. Punkty bez wagi są pomijane, a ich liczba jest podawana.</translation>
    </message>
    <message>
      <source>How many reports lie in each square or hexagon: as a number, per km² and, if it is known where people live, per 1,000 inhabitants with its interval; a column for each category. Of a cell at the edge only the part in the study area counts. Cells lie on round coordinates, so that runs can be compared.</source>
      <translation>Pokazuje, ile zgłoszeń leży w każdym kwadracie lub sześciokącie: jako liczbę, na km² i, jeśli wiadomo, gdzie mieszkają ludzie, na 1000 mieszkańców z przedziałem; dla każdej kategorii kolumna. Z komórki na skraju liczy się tylko część w obszarze badania. Komórki leżą na okrągłych współrzędnych, więc wyniki kolejnych uruchomień można porównać.</translation>
    </message>
    <message>
      <source>How many residents, say, a point at risk stands for. Then the reports are drawn in proportion to it.</source>
      <translation>Ilu na przykład mieszkańców oznacza jeden punkt odniesienia. Zgłoszenia są wtedy losowane proporcjonalnie do tej wagi.</translation>
    </message>
    <message>
      <source>How many sites; set covering finds the number itself. 0: only what exists is judged.</source>
      <translation>Liczba lokalizacji; pełne pokrycie znajduje ją samo. 0: oceniane jest tylko to, co istnieje.</translation>
    </message>
    <message>
      <source>How many steps before its own a cell is compared together with. 0 looks at each step alone; more make the picture calmer and later.</source>
      <translation>Z iloma krokami przed własnym komórka jest badana łącznie. 0: każdy krok osobno; większa liczba daje obraz spokojniejszy i późniejszy.</translation>
    </message>
    <message>
      <source>How many threats each square holds, counted in the store.</source>
      <translation>Ile zagrożeń jest w każdym kwadracie; zliczone w magazynie.</translation>
    </message>
    <message>
      <source>How many times as many pairs of events as by chance (Knox ratio), below it observed / expected. ● marks what is significant: p, corrected for the many cells, is at most 0.05.</source>
      <translation>Ile razy tyle par zdarzeń, ile daje przypadek (iloraz Knoxa), pod nim zaobserwowane / oczekiwane. ● oznacza istotne: p, skorygowane na wiele pól, wynosi najwyżej 0,05.</translation>
    </message>
    <message>
      <source>How many times as often as by chance reports of the row are found near reports of the column. Coloured and bold: by more than chance (q ≤ {level}); grey: within chance; –: cannot be.</source>
      <translation>Ile razy częściej niż z przypadku zgłoszenia z wiersza są przy zgłoszeniach z kolumny. Kolor i pogrubienie: bardziej, niż wynika z przypadku (q ≤ {level}); szare: w granicach przypadku; –: niemożliwe.</translation>
    </message>
    <message>
      <source>How many times its share in all reports the category has; white: too few reports. North is up.</source>
      <translation>Ile razy udział kategorii jest większy niż we wszystkich zgłoszeniach; białe: za mało zgłoszeń. Północ u góry.</translation>
    </message>
    <message>
      <source>How many whole days ago a moment was.</source>
      <translation>Ile pełnych dni temu to było.</translation>
    </message>
    <message>
      <source>How many years before the end the reports spread over.</source>
      <translation>Ile lat przed końcem obejmują zgłoszenia.</translation>
    </message>
    <message>
      <source>How much a feature of this layer counts, such as its residents. Left empty: each counts once.</source>
      <translation>Ile liczy się obiekt tej warstwy, na przykład liczba mieszkańców. Puste: każdy liczy się raz.</translation>
    </message>
    <message>
      <source>How much a report weighs in the comparison of treated areas, such as days of the penalty.</source>
      <translation>Ile waży zgłoszenie w porównaniu obszarów objętych działaniem, na przykład liczba dni kary.</translation>
    </message>
    <message>
      <source>How much each layer of demand counts, in percent and in their order, as 60,40. Left empty: all layers count alike, however many features they have.</source>
      <translation>Ile liczy się każda warstwa zapotrzebowania, w procentach i w ich kolejności, na przykład 60,40. Puste: wszystkie warstwy liczą się jednakowo, niezależnie od liczby obiektów.</translation>
    </message>
    <message>
      <source>How much longer than the straight line the way is where there is no road layer; in towns about 1.3.</source>
      <translation>Ile razy droga jest dłuższa od linii prostej, gdy nie ma warstwy dróg; w miastach około 1,3.</translation>
    </message>
    <message>
      <source>How much longer the way along streets is than the straight line; 1.3 in most towns.</source>
      <translation>Ile razy droga ulicami jest dłuższa od linii prostej; w większości miast 1,3.</translation>
    </message>
    <message>
      <source>How often chance is tried. 199 are the fewest for a p of 0.01; 999 for a result to publish. The smallest p is 2 / (simulations + 1).</source>
      <translation>Ile razy sprawdzany jest przypadek. 199 to najmniej dla p równego 0,01; 999, gdy wynik ma być opublikowany. Najmniejsze p to 2 / (symulacje + 1).</translation>
    </message>
    <message>
      <source>How often the categories are dealt out anew. The smallest p is 2 / (simulations + 1); with many categories the correction for many pairs needs 999 or more.</source>
      <translation>Ile razy kategorie są rozdzielane na nowo. Najmniejsze p to 2 / (symulacje + 1); przy wielu kategoriach poprawka na wiele par wymaga 999 lub więcej.</translation>
    </message>
    <message>
      <source>How often the counts are shuffled to see what chance does; 9999 is usual. p cannot be below 2 / (permutations + 1), so 999 find little or nothing among thousands of cells. 0 takes p from the normal distribution.</source>
      <translation>Ile razy tasowane są liczby, aby sprawdzić, co daje przypadek; zwykle 9999. p nie może być mniejsze niż 2 / (permutacje + 1), więc 999 wśród tysięcy komórek wykrywa mało albo nic. 0 bierze p z rozkładu normalnego.</translation>
    </message>
    <message>
      <source>How often the times are drawn by lot. 0: p is taken from a Poisson distribution, an approximation.</source>
      <translation>Ile razy czasy są losowane. 0: p jest brane z rozkładu Poissona, w przybliżeniu.</translation>
    </message>
    <message>
      <source>How often the weight of every place is changed by lot by up to 25 %, to see which sites stay.</source>
      <translation>Ile razy waga każdego miejsca jest losowo zmieniana o najwyżej 25 %, żeby zobaczyć, które lokalizacje pozostają.</translation>
    </message>
    <message>
      <source>How the density moves: a raster with a band for each step of time, in reports per km² in 30 days. QGIS's temporal controller plays it. In a forecast a band only knows what was reported before its step begins, so each is a forecast of its own step, and the last one of the step to come.</source>
      <translation>Pokazuje, jak gęstość się przemieszcza: raster z kanałem na każdy krok czasu, w zgłoszeniach na km² w ciągu 30 dni. Odtwarza go kontroler czasu QGIS. W prognozie kanał zna tylko to, co zgłoszono przed początkiem jego kroku, więc każdy jest prognozą własnego kroku, a ostatni prognozą następnego.</translation>
    </message>
    <message>
      <source>How well each radius foretold the next period.</source>
      <translation>Jak dobrze każdy promień przewidział następny okres.</translation>
    </message>
    <message>
      <source>How well it works</source>
      <translation>Skuteczność</translation>
    </message>
    <message>
      <source>How well the reports foretell each other.</source>
      <translation>Jak dobrze zgłoszenia przewidują się nawzajem.</translation>
    </message>
    <message>
      <source>I = {i}, expected {expected}; z = {z}, two-sided p {p} by the normal distribution; z = {z_rand}, p {p_rand} if the values are placed at random</source>
      <translation>I = {i}, oczekiwane {expected}; z = {z}, dwustronne p {p} z rozkładu normalnego; z = {z_rand}, p {p_rand}, jeśli wartości są rozmieszczone losowo</translation>
    </message>
    <message>
      <source>IP addresses</source>
      <translation>Adresy IP</translation>
    </message>
    <message>
      <source>Identity cards</source>
      <translation>Dowody osobiste</translation>
    </message>
    <message>
      <source>Ids of the reports, separated by commas</source>
      <translation>Id zgłoszeń, rozdzielone przecinkami</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Import</translation>
    </message>
    <message>
      <source>Import &amp;units…</source>
      <translation>Importuj &amp;jednostki…</translation>
    </message>
    <message>
      <source>Import area &amp;statistics…</source>
      <translation>Importuj &amp;statystyki obszarów…</translation>
    </message>
    <message>
      <source>Import area statistics</source>
      <translation>Import statystyki obszarów</translation>
    </message>
    <message>
      <source>Import of {name}</source>
      <translation>Import: {name}</translation>
    </message>
    <message>
      <source>Import profile</source>
      <translation>Profil importu</translation>
    </message>
    <message>
      <source>Import profiles (*.json)</source>
      <translation>Profile importu (*.json)</translation>
    </message>
    <message>
      <source>Import profiles (*.json);;All files (*)</source>
      <translation>Profile importu (*.json);;Wszystkie pliki (*)</translation>
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
      <source>In all areas together the rate did not change by more than chance ({percent} %, {low} to {high} %).</source>
      <translation>We wszystkich obszarach razem natężenie nie zmieniło się bardziej, niż wynika z przypadku ({percent} %, od {low} do {high} %).</translation>
    </message>
    <message>
      <source>In all areas together the rate fell by {size} % (95 % interval {low} to {high} %).</source>
      <translation>We wszystkich obszarach razem natężenie spadło o {size} % (przedział 95 % od {low} do {high} %).</translation>
    </message>
    <message>
      <source>In all areas together the rate rose by {size} % (95 % interval {low} to {high} %).</source>
      <translation>We wszystkich obszarach razem natężenie wzrosło o {size} % (przedział 95 % od {low} do {high} %).</translation>
    </message>
    <message>
      <source>In conflict</source>
      <translation>W konflikcie</translation>
    </message>
    <message>
      <source>In no area did reports rise or fall by more than chance; areas compared: {all}.</source>
      <translation>W żadnym obszarze zgłoszeń nie przybyło ani nie ubyło bardziej, niż wynika z przypadku; porównane obszary: {all}.</translation>
    </message>
    <message>
      <source>In no band of distance and time do events follow each other more often than chance would have it.</source>
      <translation>W żadnym przedziale odległości i czasu zdarzenia nie następują po sobie częściej, niż wynika z przypadku.</translation>
    </message>
    <message>
      <source>In no case</source>
      <translation>Bez sprawy</translation>
    </message>
    <message>
      <source>In no cluster</source>
      <translation>Poza skupiskami</translation>
    </message>
    <message>
      <source>In no single area did a single category change by more than chance; combinations compared: {n}.</source>
      <translation>W żadnym pojedynczym obszarze żadna kategoria nie zmieniła się bardziej, niż wynika z przypadku; porównane pary: {n}.</translation>
    </message>
    <message>
      <source>In other categories: {n}.</source>
      <translation>W innych kategoriach: {n}.</translation>
    </message>
    <message>
      <source>In proportion: the number of reports in the treated areas became {ratio} times what it would have become if it had changed as in the control areas (95 % interval {low} to {high}).</source>
      <translation>W proporcji: liczba zgłoszeń w obszarach objętych działaniem to {ratio} tej, jaka byłaby, gdyby zmieniła się jak w kontrolnych (przedział 95 % od {low} do {high}).</translation>
    </message>
    <message>
      <source>In the area of the unit</source>
      <translation>Na obszarze jednostki</translation>
    </message>
    <message>
      <source>In the dates the month stands before the day.</source>
      <translation>W datach miesiąc stoi przed dniem.</translation>
    </message>
    <message>
      <source>In the file</source>
      <translation>W pliku</translation>
    </message>
    <message>
      <source>In the order of their codes. Before: {compare}. Change of the rate with its 95 % interval; in bold: more than chance, allowing for the number of units. Confirmed: of what was decided of {days} days. {up} {down}: outside the 95 % limits of the funnel, twice: outside those of 99.8 %.</source>
      <translation>W kolejności kodów. Przed: {compare}. Zmiana liczby na dzień z przedziałem 95 %; pogrubione: więcej, niż tłumaczy przypadek, z poprawką na liczbę jednostek. Potwierdzone: z rozstrzygniętych z {days} dni. {up} {down}: poza granicami 95 % lejka, podwójne: poza granicami 99,8 %.</translation>
    </message>
    <message>
      <source>In the outbox, sent later. {reason}</source>
      <translation>W skrzynce nadawczej, do wysłania później. {reason}</translation>
    </message>
    <message>
      <source>In the whole area the rate of reports did not change by more than chance (p = {p}).</source>
      <translation>W całym obszarze natężenie zgłoszeń nie zmieniło się bardziej, niż wynika z przypadku (p = {p}).</translation>
    </message>
    <message>
      <source>In the whole area the rate of reports fell by {percent} % (p = {p}).</source>
      <translation>W całym obszarze natężenie zgłoszeń spadło o {percent} % (p = {p}).</translation>
    </message>
    <message>
      <source>In the whole area the rate of reports rose by {percent} % (p = {p}).</source>
      <translation>W całym obszarze natężenie zgłoszeń wzrosło o {percent} % (p = {p}).</translation>
    </message>
    <message>
      <source>In {crs} {share} % of the places lie where they are expected.</source>
      <translation>W układzie {crs} {share} % miejsc leży tam, gdzie powinny.</translation>
    </message>
    <message>
      <source>In {days} there are {n} steps of {step}; {most} are the most. Choose a step of at least {least} days, a shorter PERIOD, or leave out stray times by FILTER.</source>
      <translation>W okresie {days} liczba kroków {step} wynosi {n}, a może być ich najwyżej {most}. Wybierz krok (w dniach) co najmniej {least}, krótszy PERIOD albo pomiń odosobnione daty za pomocą FILTER.</translation>
    </message>
    <message>
      <source>In {n} of {known} cells with enough inhabitants the rate is surely above that of all together, {mean} per 1,000: its 95 % interval lies higher.</source>
      <translation>Komórki, w których współczynnik jest na pewno wyższy niż dla wszystkich razem ({mean} na 1000), bo jego przedział 95 % leży wyżej: {n} z {known} o wystarczającej liczbie mieszkańców.</translation>
    </message>
    <message>
      <source>Inhabitants</source>
      <translation>Mieszkańcy</translation>
    </message>
    <message>
      <source>Intensifying cold spot</source>
      <translation>Nasilający się zimny punkt</translation>
    </message>
    <message>
      <source>Intensifying hot spot</source>
      <translation>Nasilający się gorący punkt</translation>
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
      <source>Intervals</source>
      <translation>Przedziały czasu</translation>
    </message>
    <message>
      <source>Into the store «{store}», plane: {plane}, source system: {system}.</source>
      <translation>Do magazynu „{store}”, płaszczyzna: {plane}, system źródłowy: {system}.</translation>
    </message>
    <message>
      <source>Invalid polygons, repaired for the computation: {n}.</source>
      <translation>Poligony błędne, naprawione na czas obliczeń: {n}.</translation>
    </message>
    <message>
      <source>It is a number from {least} to {most}.</source>
      <translation>To liczba od {least} do {most}.</translation>
    </message>
    <message>
      <source>It is a number of at least {least}.</source>
      <translation>To liczba nie mniejsza niż {least}.</translation>
    </message>
    <message>
      <source>It is no file.</source>
      <translation>To nie jest plik.</translation>
    </message>
    <message>
      <source>It is no picture.</source>
      <translation>To nie jest zdjęcie.</translation>
    </message>
    <message>
      <source>It is not known from which period the prediction was made, so it is not sure that the points are later. Give it in TRAINED. A map tested with the reports it was made from always looks good.</source>
      <translation>Nie wiadomo, z jakiego okresu powstała prognoza, więc nie ma pewności, że punkty są późniejsze. Podaj ten okres w TRAINED. Mapa sprawdzana na zgłoszeniach, z których powstała, zawsze wygląda dobrze.</translation>
    </message>
    <message>
      <source>It is not proven to be the best: it reaches {own}, no choice can pass {best}, a gap of {gap} %.</source>
      <translation>Nie dowiedziono, że to najlepszy wybór: osiąga {own}, żaden nie przekroczy {best}, luka {gap} %.</translation>
    </message>
    <message>
      <source>It is the first or last of those tried: one beyond it may do better still.</source>
      <translation>Jest pierwszym lub ostatnim ze sprawdzonych: promień poza tym przedziałem może być jeszcze lepszy.</translation>
    </message>
    <message>
      <source>It is the widest of them: the share differs little from place to place, or only widely.</source>
      <translation>To najszerszy z nich: udział niewiele się różni między miejscami albo tylko w dużej skali.</translation>
    </message>
    <message>
      <source>It is {name}, number of reports: {count}; an even spread would put {expected} there.</source>
      <translation>Jest nim {name}, liczba zgłoszeń: {count}; równy rozkład dałby {expected}.</translation>
    </message>
    <message>
      <source>It was active in {share} % of all weeks.</source>
      <translation>Było aktywne w {share} % wszystkich tygodni.</translation>
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
      <source>It will be tried again.</source>
      <translation>Próba zostanie ponowiona.</translation>
    </message>
    <message>
      <source>Its file on the server.</source>
      <translation>Jego plik na serwerze.</translation>
    </message>
    <message>
      <source>Its lower limit (95 %)</source>
      <translation>Jego dolna granica (95 %)</translation>
    </message>
    <message>
      <source>Its share</source>
      <translation>Jej udział</translation>
    </message>
    <message>
      <source>Its share, %</source>
      <translation>Jej udział, %</translation>
    </message>
    <message>
      <source>Its standard error</source>
      <translation>Jej błąd standardowy</translation>
    </message>
    <message>
      <source>Its upper limit (95 %)</source>
      <translation>Jego górna granica (95 %)</translation>
    </message>
    <message>
      <source>JPEG picture</source>
      <translation>zdjęcie JPEG</translation>
    </message>
    <message>
      <source>JSON files (*.json)</source>
      <translation>Pliki JSON (*.json)</translation>
    </message>
    <message>
      <source>Joined (join): an area may reach across the shortest gap to an island or a part of its own. Apart (apart): none does, and each part gets its own areas.</source>
      <translation>Łączone (join): rejon może sięgać przez najkrótszą przerwę do wyspy lub osobnej części. Osobno (apart): żaden nie sięga, każda część dostaje własne rejony.</translation>
    </message>
    <message>
      <source>Joined to areas</source>
      <translation>Złączenie z obszarami</translation>
    </message>
    <message>
      <source>Joins small units, such as precinct blocks or grid cells, to contiguous areas of equal workload that are as compact as that allows. It says how unequal the areas still are, and what forces that. A proposal to talk about: rivers, railways and habits are not in the layer.</source>
      <translation>Łączy małe jednostki, na przykład obwody lub komórki siatki, w spójne rejony o równym obciążeniu, tak zwarte, jak to możliwe. Mówi, jak nierówne pozostały rejony i co do tego zmusza. To propozycja do rozmowy: rzek, torów i zwyczajów nie ma w warstwie.</translation>
    </message>
    <message>
      <source>KMZB outbox</source>
      <translation>Skrzynka nadawcza KMZB</translation>
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
      <source>Keep the profile</source>
      <translation>Zachowanie profilu</translation>
    </message>
    <message>
      <source>Kelsall and Diggle (1995); Davies, Jones and Hazelton (2016). q: Benjamini and Hochberg over all pixels.</source>
      <translation>Kelsall i Diggle (1995); Davies, Jones i Hazelton (2016). q: Benjamini i Hochberg dla wszystkich pikseli.</translation>
    </message>
    <message>
      <source>Kept as {day}, without an hour.</source>
      <translation>Zapisze się jako {day}, bez godziny.</translation>
    </message>
    <message>
      <source>Kept as {moment}.</source>
      <translation>Zapisze się jako {moment}.</translation>
    </message>
    <message>
      <source>Kernel</source>
      <translation>Jądro</translation>
    </message>
    <message>
      <source>Kernel density</source>
      <translation>Gęstość jądrowa</translation>
    </message>
    <message>
      <source>Kernel density in reports per km², with the radius that shows the scale of the test.</source>
      <translation>Gęstość jądrowa w zgłoszeniach na km², z promieniem pokazującym skalę testu.</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>Klucz</translation>
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
      <source>Kilometres an hour on each road. Roads without a number above zero get the usual speed, and are counted.</source>
      <translation>Kilometry na godzinę na każdej drodze. Drogi bez liczby większej od zera otrzymują zwykłą prędkość i są policzone.</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Rodzaj</translation>
    </message>
    <message>
      <source>Kind of the row</source>
      <translation>Rodzaj wiersza</translation>
    </message>
    <message>
      <source>Kind: duplicates, burst</source>
      <translation>Rodzaj: duplicates (duplikaty), burst (seria)</translation>
    </message>
    <message>
      <source>Kind: repeat (same location), near repeat</source>
      <translation>Rodzaj: repeat (powtórzenie w tym samym miejscu), near repeat (bliskie powtórzenie)</translation>
    </message>
    <message>
      <source>Known head</source>
      <translation>Znany skrót</translation>
    </message>
    <message>
      <source>Knox (1964): pairs of events by distance and time. Expected is exact: the pairs of the band of distance times the share of all pairs in the band of time. p is one-sided: the share of datings with at least as many pairs. Roles as in ArcGIS's repeat and near repeat classification.</source>
      <translation>Knox (1964): pary zdarzeń według odległości i czasu. Liczba oczekiwana jest dokładna: pary przedziału odległości razy udział wszystkich par w przedziale czasu. p jest jednostronne: udział losowań czasów, które dały co najmniej tyle par. Role jak w klasyfikacji powtórzeń i bliskich powtórzeń w ArcGIS.</translation>
    </message>
    <message>
      <source>Knox ratio</source>
      <translation>Iloraz Knoxa</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Język</translation>
    </message>
    <message>
      <source>Largest difference, {unit}</source>
      <translation>Największa różnica, {unit}</translation>
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
      <source>Last answer</source>
      <translation>Ostatnia odpowiedź</translation>
    </message>
    <message>
      <source>Last change</source>
      <translation>Ostatnia zmiana</translation>
    </message>
    <message>
      <source>Last changed</source>
      <translation>Ostatnia zmiana</translation>
    </message>
    <message>
      <source>Last date</source>
      <translation>Ostatnia data</translation>
    </message>
    <message>
      <source>Last report</source>
      <translation>Ostatnie zgłoszenie</translation>
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
      <source>Later event, id in the layer</source>
      <translation>Późniejsze zdarzenie, identyfikator w warstwie</translation>
    </message>
    <message>
      <source>Later event, time</source>
      <translation>Późniejsze zdarzenie, czas</translation>
    </message>
    <message>
      <source>Later report, id</source>
      <translation>Późniejsze zgłoszenie, id</translation>
    </message>
    <message>
      <source>Later report, time</source>
      <translation>Późniejsze zgłoszenie, czas</translation>
    </message>
    <message>
      <source>Later reports hit</source>
      <translation>Trafione późniejsze zgłoszenia</translation>
    </message>
    <message>
      <source>Layer of units</source>
      <translation>Warstwa jednostek</translation>
    </message>
    <message>
      <source>Layer or table</source>
      <translation>Warstwa lub tabela</translation>
    </message>
    <message>
      <source>Layers hold no other fields.</source>
      <translation>Warstwy nie mają innych pól.</translation>
    </message>
    <message>
      <source>Layers of demand: {layers}, shares given: {shares}. Give one for each layer, or none.</source>
      <translation>Warstwy zapotrzebowania: {layers}, podane udziały: {shares}. Podaj po jednym dla każdej warstwy albo żadnego.</translation>
    </message>
    <message>
      <source>Least number of points</source>
      <translation>Najmniejsza liczba punktów</translation>
    </message>
    <message>
      <source>Leaves</source>
      <translation>Odjazd</translation>
    </message>
    <message>
      <source>Left empty for a store in a file: the public.</source>
      <translation>Puste przy magazynie w pliku: ogół odbiorców.</translation>
    </message>
    <message>
      <source>Left empty for a store in a file: the unit itself.</source>
      <translation>Puste przy magazynie w pliku: sama jednostka.</translation>
    </message>
    <message>
      <source>Left empty, without points at risk: the ground right beside reports.</source>
      <translation>Gdy puste, bez punktów odniesienia: teren tuż obok zgłoszeń.</translation>
    </message>
    <message>
      <source>Left empty: the briefing of the unit.</source>
      <translation>Puste: odprawa jednostki.</translation>
    </message>
    <message>
      <source>Left empty: the cells within three cells of a report.</source>
      <translation>Gdy puste: komórki odległe od zgłoszenia najwyżej o trzy komórki.</translation>
    </message>
    <message>
      <source>Left empty: the field that is named as such or holds such codes.</source>
      <translation>Puste: pole o takiej nazwie albo z takimi kodami.</translation>
    </message>
    <message>
      <source>Left empty: the one with which the kind of a report is foretold best by others around.</source>
      <translation>Puste: taki, przy którym rodzaj zgłoszenia najlepiej przewidują inne wokół niego.</translation>
    </message>
    <message>
      <source>Left empty: the publication of the period.</source>
      <translation>Puste: publikacja za ten okres.</translation>
    </message>
    <message>
      <source>Left out</source>
      <translation>Pominięte</translation>
    </message>
    <message>
      <source>Leg</source>
      <translation>Odcinek</translation>
    </message>
    <message>
      <source>Length of a burst in days</source>
      <translation>Długość spiętrzenia w dniach</translation>
    </message>
    <message>
      <source>Letting people in and out needs a login with the rights of a superuser of the database.</source>
      <translation>Nadawanie i odbieranie dostępu wymaga loginu z prawami superużytkownika bazy.</translation>
    </message>
    <message>
      <source>Likelihood cross-validation of the share: of {tried} radii from {low} m (the typical report has 5 others within half of it) to {high} m (Scott's robust rule) the one with which the kind of a report is foretold best by the reports at other places. Rounded to two digits.</source>
      <translation>Walidacja krzyżowa udziału: z promieni od {low} m (w połowie takiego typowe zgłoszenie ma 5 innych) do {high} m (odporna reguła Scotta), liczba promieni {tried}, ten, przy którym rodzaj zgłoszenia najlepiej przewidują zgłoszenia z innych miejsc. Zaokrąglony do dwóch cyfr.</translation>
    </message>
    <message>
      <source>Likelihood cross-validation: of {tried} radii the one with which the reports foretell each other best, each place by all others; {judged} of {places} places were judged.</source>
      <translation>Sprawdzian krzyżowy wiarygodności: ze sprawdzonych promieni ({tried}) ten, przy którym zgłoszenia najlepiej przewidują się nawzajem, każde miejsce na podstawie wszystkich innych; miejsca ocenione: {judged} z {places}.</translation>
    </message>
    <message>
      <source>Likely duplicates and bursts, groups: {n}</source>
      <translation>Prawdopodobne duplikaty i serie, grupy: {n}</translation>
    </message>
    <message>
      <source>Likely duplicates, pairs: {n}</source>
      <translation>Prawdopodobne duplikaty, pary: {n}</translation>
    </message>
    <message>
      <source>Likely duplicates, with the number of reports</source>
      <translation>Prawdopodobne duplikaty, z liczbą zgłoszeń</translation>
    </message>
    <message>
      <source>Likely repeats of a report there is already: {spare} of {n} reports, {share} %.</source>
      <translation>Prawdopodobne powtórzenia zgłoszeń, które już są: {spare} z {n}, {share} %.</translation>
    </message>
    <message>
      <source>Likeness</source>
      <translation>Podobieństwo</translation>
    </message>
    <message>
      <source>Likeness of the words, 0 to 1</source>
      <translation>Podobieństwo słów, od 0 do 1</translation>
    </message>
    <message>
      <source>Limit</source>
      <translation>Termin</translation>
    </message>
    <message>
      <source>Limit 95 %, lower</source>
      <translation>Granica 95 %, dolna</translation>
    </message>
    <message>
      <source>Limit 95 %, upper</source>
      <translation>Granica 95 %, górna</translation>
    </message>
    <message>
      <source>Limit 99.8 %, lower</source>
      <translation>Granica 99,8 %, dolna</translation>
    </message>
    <message>
      <source>Limit 99.8 %, upper</source>
      <translation>Granica 99,8 %, górna</translation>
    </message>
    <message>
      <source>Limit has passed</source>
      <translation>Termin minął</translation>
    </message>
    <message>
      <source>Limit in days</source>
      <translation>Termin w dniach</translation>
    </message>
    <message>
      <source>Limits</source>
      <translation>Granice</translation>
    </message>
    <message>
      <source>Lines of roads, for travel times: choose «{network}» in COST.</source>
      <translation>Linie dróg, dla czasu przejazdu: wybierz „{network}” w COST.</translation>
    </message>
    <message>
      <source>Lines of streets: reports are counted by the nearest one, within 100 m, instead of in squares.</source>
      <translation>Linie ulic: zgłoszenia liczone są według najbliższej ulicy, do 100 m, zamiast w kwadratach.</translation>
    </message>
    <message>
      <source>Lines of the road layer: {n}, of these one-way: {one_way}.</source>
      <translation>Linie warstwy dróg: {n}, w tym jednokierunkowe: {one_way}.</translation>
    </message>
    <message>
      <source>Lines of the same name are one street. Left empty: the field «name», else each line is one.</source>
      <translation>Linie o tej samej nazwie są jedną ulicą. Puste: pole „name”, a gdy go brak, każda linia osobno.</translation>
    </message>
    <message>
      <source>Lines to travel along. Left empty: straight lines, made longer by DETOUR.</source>
      <translation>Linie, po których się jedzie. Puste: linie proste wydłużone o DETOUR.</translation>
    </message>
    <message>
      <source>List</source>
      <translation>Lista</translation>
    </message>
    <message>
      <source>Load an import profile</source>
      <translation>Wczytanie profilu importu</translation>
    </message>
    <message>
      <source>Local Moran's I</source>
      <translation>Lokalna statystyka I Morana</translation>
    </message>
    <message>
      <source>Local Moran's I of Anselin (1995), equal weights that sum to one, the place itself left out. p is two-sided: the place keeps its value, its neighbours' are drawn from all others, and r of m draws have as much or more, or as little or less: 2 (r + 1) / (m + 1). Significant: corrected p of at most 0.05.</source>
      <translation>Lokalna statystyka I Morana według Anselina (1995), równe wagi o sumie jeden, bez samego miejsca. p jest dwustronne: miejsce zachowuje swoją wartość, wartości sąsiadów są losowane ze wszystkich pozostałych, a r z m losowań daje tyle samo lub więcej albo tyle samo lub mniej: 2 (r + 1) / (m + 1). Istotne: skorygowane p najwyżej 0,05.</translation>
    </message>
    <message>
      <source>Local S: share rose 1, fell -1</source>
      <translation>Lokalne S: udział wzrósł 1, spadł -1</translation>
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
      <source>Logarithm of the ratio</source>
      <translation>Logarytm ilorazu</translation>
    </message>
    <message>
      <source>Login</source>
      <translation>Login</translation>
    </message>
    <message>
      <source>Longest way, {unit}</source>
      <translation>Najdłuższa droga, {unit}</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>Do przeczytania</translation>
    </message>
    <message>
      <source>Looked at</source>
      <translation>Sprawdzono</translation>
    </message>
    <message>
      <source>Looking up what is there…</source>
      <translation>Sprawdzanie, co tam jest…</translation>
    </message>
    <message>
      <source>Lorenz curve. The further it lies above the dashed line, the more the reports are concentrated.</source>
      <translation>Krzywa Lorenza. Im wyżej leży nad linią przerywaną, tym bardziej skupione są zgłoszenia.</translation>
    </message>
    <message>
      <source>Low among high (LH)</source>
      <translation>Niskie wśród wysokich (LH)</translation>
    </message>
    <message>
      <source>Low among low (LL)</source>
      <translation>Niskie wśród niskich (LL)</translation>
    </message>
    <message>
      <source>Made from</source>
      <translation>Powstała z</translation>
    </message>
    <message>
      <source>Made from the period</source>
      <translation>Powstała z okresu</translation>
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
      <source>Makes what the public may see of a store: counts by place, quarter, category and status, and a table for each quarter, as GeoPackage, GeoJSON and a project for QGIS Server. Leaves out what the map's rules hide, all descriptions, and every count that is too small, also as a difference from totals or an earlier publication. Proves it from the written files; else nothing is published. What leaves is logged in the store's audit. Publish a store always with the same places: it keeps what each publication said, and a new one is held against all of them.</source>
      <translation>Tworzy to, co z magazynu może zobaczyć każdy: liczby według miejsca, kwartału, kategorii i statusu oraz tabelę każdego kwartału, jako GeoPackage, GeoJSON i projekt dla QGIS Server. Pomija to, co ukrywają zasady mapy, wszystkie opisy i każdą zbyt małą liczbę, także jako różnicę sum albo wobec wcześniejszej publikacji. Sprawdza to w zapisanych plikach; inaczej nic nie zostaje opublikowane. To, co wychodzi, odnotowuje dziennik magazynu. Publikuj magazyn zawsze według tych samych miejsc: magazyn przechowuje treść każdej publikacji, a nowa jest porównywana ze wszystkimi.</translation>
    </message>
    <message>
      <source>Making a store needs a login with the rights of a superuser of the database, once.</source>
      <translation>Utworzenie magazynu wymaga raz loginu z prawami superużytkownika bazy.</translation>
    </message>
    <message>
      <source>Manua&amp;l</source>
      <translation>Podrę&amp;cznik</translation>
    </message>
    <message>
      <source>Map of safety threats: {name}</source>
      <translation>Mapa zagrożeń bezpieczeństwa: {name}</translation>
    </message>
    <message>
      <source>Mask personal data</source>
      <translation>Maskowanie danych osobowych</translation>
    </message>
    <message>
      <source>Masked</source>
      <translation>Zamaskowane</translation>
    </message>
    <message>
      <source>Masked in view: {what}.</source>
      <translation>Zamaskowane przy oglądaniu: {what}.</translation>
    </message>
    <message>
      <source>Masked: numbers, addresses and plates that are told by their form. Names, and what is written in an unusual way, may still be there.</source>
      <translation>Zamaskowane: numery, adresy i tablice rozpoznane po postaci. Nazwiska i to, co zapisano nietypowo, mogły pozostać.</translation>
    </message>
    <message>
      <source>Mean centre, easting, m</source>
      <translation>Średni środek, współrzędna wschodnia, m</translation>
    </message>
    <message>
      <source>Mean centre, northing, m</source>
      <translation>Średni środek, współrzędna północna, m</translation>
    </message>
    <message>
      <source>Mean density by chance</source>
      <translation>Średnia gęstość przy samym przypadku</translation>
    </message>
    <message>
      <source>Mean density of the first, {unit}</source>
      <translation>Średnia gęstość w pierwszym, {unit}</translation>
    </message>
    <message>
      <source>Mean density of the second, {unit}</source>
      <translation>Średnia gęstość w drugim, {unit}</translation>
    </message>
    <message>
      <source>Mean density, reports / km²</source>
      <translation>Średnia gęstość, zgłoszenia / km²</translation>
    </message>
    <message>
      <source>Mean of the simulations</source>
      <translation>Średnia z symulacji</translation>
    </message>
    <message>
      <source>Mean way, {unit}</source>
      <translation>Średnia droga, {unit}</translation>
    </message>
    <message>
      <source>Meaning</source>
      <translation>Znaczenie</translation>
    </message>
    <message>
      <source>Median age of the undecided, days</source>
      <translation>Mediana wieku nierozstrzygniętych, dni</translation>
    </message>
    <message>
      <source>Median days to the decision</source>
      <translation>Mediana dni do decyzji</translation>
    </message>
    <message>
      <source>Median of the simulations</source>
      <translation>Mediana z symulacji</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>Metoda</translation>
    </message>
    <message>
      <source>Metres</source>
      <translation>Metry</translation>
    </message>
    <message>
      <source>Metres from the nearest road beyond which a place cannot be reached. The way up to there is walked.</source>
      <translation>Odległość od najbliższej drogi w metrach, powyżej której miejsce jest niedostępne. Drogę do tego miejsca pokonuje się pieszo.</translation>
    </message>
    <message>
      <source>Metres up to which gaps and overlaps between units are errors of drawing. Left empty: 1 m, less where units are small.</source>
      <translation>Do ilu metrów szczeliny i nakładki między jednostkami są błędami rysunku. Puste: 1 m, mniej przy małych jednostkach.</translation>
    </message>
    <message>
      <source>Mind this</source>
      <translation>Na co uważać</translation>
    </message>
    <message>
      <source>Mine</source>
      <translation>Moje</translation>
    </message>
    <message>
      <source>Minutes</source>
      <translation>Minuty</translation>
    </message>
    <message>
      <source>Minutes after departure</source>
      <translation>Minuty od wyjazdu</translation>
    </message>
    <message>
      <source>Minutes from leaving the station to being back, visits and waiting included.</source>
      <translation>Minuty od wyjazdu z jednostki do powrotu, razem z wizytami i czekaniem.</translation>
    </message>
    <message>
      <source>Missing in</source>
      <translation>Brak w</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Model</translation>
    </message>
    <message>
      <source>Mon</source>
      <translation>pn</translation>
    </message>
    <message>
      <source>Months</source>
      <translation>Miesiące</translation>
    </message>
    <message>
      <source>Months at the edge that are not whole stand in the table alone.</source>
      <translation>Niepełne miesiące na brzegu są tylko w tabeli.</translation>
    </message>
    <message>
      <source>Months differ {times} times as much as independent reports at an even rate would (variance against mean): season, trend, bursts or duplicates. Read the band, and the p values here, with that in mind.</source>
      <translation>Miesiące różnią się {times} razy bardziej, niż różniłyby się niezależne zgłoszenia o stałym natężeniu (wariancja względem średniej): pora roku, trend, spiętrzenia lub duplikaty. Z tą poprawką trzeba czytać pas i wartości p.</translation>
    </message>
    <message>
      <source>Moran's I needs at least {fewest} cells or areas; there are {n}. Choose smaller cells or more areas.</source>
      <translation>Statystyka I Morana wymaga co najmniej {fewest} komórek lub obszarów, a jest ich {n}. Wybierz mniejsze komórki albo więcej obszarów.</translation>
    </message>
    <message>
      <source>Moran's I of the whole</source>
      <translation>I Morana dla całości</translation>
    </message>
    <message>
      <source>More pairs than by chance in: {cells}.</source>
      <translation>Więcej par, niż daje przypadek, w: {cells}.</translation>
    </message>
    <message>
      <source>More reports than before, by more than chance</source>
      <translation>Więcej zgłoszeń, niż tłumaczy przypadek</translation>
    </message>
    <message>
      <source>More than chance: nowhere. Units and categories compared: {n}.</source>
      <translation>Nigdzie nie ma ich więcej, niż tłumaczy przypadek. Porównano jednostek i kategorii: {n}.</translation>
    </message>
    <message>
      <source>More than {most} pairs look the same. Choose narrower rules: fewer metres or days, more likeness.</source>
      <translation>Ponad {most} par wygląda tak samo. Trzeba zawęzić reguły: mniej metrów lub dni, większe podobieństwo.</translation>
    </message>
    <message>
      <source>More than {most} threats lie around this shape. Draw a smaller one, or narrow the filter.</source>
      <translation>Wokół tego kształtu leży ponad {most} zagrożeń. Narysuj mniejszy albo zawęź filtr.</translation>
    </message>
    <message>
      <source>More, here p ≤ 0.01</source>
      <translation>Więcej, tutaj p ≤ 0,01</translation>
    </message>
    <message>
      <source>More, here p ≤ 0.05</source>
      <translation>Więcej, tutaj p ≤ 0,05</translation>
    </message>
    <message>
      <source>More, whole map p ≤ 0.05</source>
      <translation>Więcej, cała mapa p ≤ 0,05</translation>
    </message>
    <message>
      <source>Most come at these hours: {hours} ({n} of {total}).</source>
      <translation>Najwięcej przypada na godziny: {hours} ({n} z {total}).</translation>
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
      <source>Most reported</source>
      <translation>Najczęściej zgłaszane</translation>
    </message>
    <message>
      <source>Most reports a day come on: {weekday} ({n} on {days} days).</source>
      <translation>Najwięcej zgłoszeń na dzień: {weekday} ({n} w ciągu {days} dni).</translation>
    </message>
    <message>
      <source>Much the same words</source>
      <translation>Niemal te same słowa</translation>
    </message>
    <message>
      <source>N</source>
      <translation>północ</translation>
    </message>
    <message>
      <source>NE</source>
      <translation>północny wschód</translation>
    </message>
    <message>
      <source>NW</source>
      <translation>północny zachód</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nazwa</translation>
    </message>
    <message>
      <source>Name and content were erased when their review date had passed.</source>
      <translation>Nazwę i treść usunięto po upływie terminu przeglądu.</translation>
    </message>
    <message>
      <source>Name of the area</source>
      <translation>Rejon</translation>
    </message>
    <message>
      <source>Name of the profile</source>
      <translation>Nazwa profilu</translation>
    </message>
    <message>
      <source>Name of the server</source>
      <translation>Nazwa serwera</translation>
    </message>
    <message>
      <source>Names of areas like those. Needed where DISPLACEMENT is given.</source>
      <translation>Nazwy obszarów podobnych do tamtych. Potrzebne, gdy podano DISPLACEMENT.</translation>
    </message>
    <message>
      <source>Names of attached files</source>
      <translation>Nazwy załączników</translation>
    </message>
    <message>
      <source>Names of like areas in which nothing was done, with about as many reports as the treated ones. Needed where TREATED is given.</source>
      <translation>Nazwy podobnych obszarów, w których nic nie zrobiono, z mniej więcej tyloma zgłoszeniami co w objętych działaniem. Potrzebne, gdy podano TREATED.</translation>
    </message>
    <message>
      <source>Names of the areas beside the treated ones; their change is added.</source>
      <translation>Nazwy obszarów obok objętych działaniem; ich zmiana jest doliczana.</translation>
    </message>
    <message>
      <source>Names of the areas in which something was done between the periods, separated by commas, or by semicolons where a name has a comma. Left empty: no such comparison.</source>
      <translation>Nazwy obszarów, w których między okresami coś zrobiono, oddzielone przecinkami albo średnikami, gdy w nazwie jest przecinek. Puste: bez takiego porównania.</translation>
    </message>
    <message>
      <source>Narrow kernels where reports are many, wide ones where they are few (Abramson): detail in towns, calm in the country. The radius above is the typical one.</source>
      <translation>Wąskie jądra tam, gdzie zgłoszeń jest dużo, szerokie tam, gdzie jest ich mało (Abramson): szczegóły w miastach, spokój na wsi. Promień powyżej jest promieniem typowym.</translation>
    </message>
    <message>
      <source>Near &amp;repeats…</source>
      <translation>&amp;Powtórzenia w pobliżu…</translation>
    </message>
    <message>
      <source>Near pairs</source>
      <translation>Bliskie pary</translation>
    </message>
    <message>
      <source>Near pairs: {n}, and at most {most} are drawn. Choose smaller bands, or no OUTPUT_PAIRS.</source>
      <translation>Liczba bliskich par: {n}, a narysować można najwyżej {most}. Wybierz mniejsze przedziały albo zrezygnuj z OUTPUT_PAIRS.</translation>
    </message>
    <message>
      <source>Near repeat</source>
      <translation>Bliskie powtórzenie</translation>
    </message>
    <message>
      <source>Near repeat, significant bands</source>
      <translation>Bliskie powtórzenie, przedziały istotne</translation>
    </message>
    <message>
      <source>Near repeats (Knox test)</source>
      <translation>Bliskie powtórzenia (test Knoxa)</translation>
    </message>
    <message>
      <source>Near repeats, up to {metres} m and {days} days</source>
      <translation>Bliskie powtórzenia, do {metres} m i {days} dni</translation>
    </message>
    <message>
      <source>Near the first and last report a part of the time that a band looks at holds no reports because none were collected. Its density is raised by that part, so that it does not seem to rise and fall there. Where more than half of the time is missing, a band has no value.</source>
      <translation>Blisko pierwszego i ostatniego zgłoszenia część czasu, na który patrzy kanał, nie zawiera zgłoszeń, bo ich nie zbierano. Gęstość jest o tę część podnoszona, aby nie wyglądało, że tam rośnie i spada. Gdzie brakuje ponad połowy czasu, kanał nie ma wartości.</translation>
    </message>
    <message>
      <source>Nearest cluster</source>
      <translation>Najbliższe skupisko</translation>
    </message>
    <message>
      <source>Nearest line</source>
      <translation>Najbliższa linia</translation>
    </message>
    <message>
      <source>Nearest neighbours</source>
      <translation>Najbliżsi sąsiedzi</translation>
    </message>
    <message>
      <source>Nearest site</source>
      <translation>Najbliższa jednostka</translation>
    </message>
    <message>
      <source>Nearly known texts, to be looked at: {n}.</source>
      <translation>Teksty podobne do znanych, do sprawdzenia: {n}.</translation>
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
      <source>Neighbours' mean</source>
      <translation>Średnia sąsiadów</translation>
    </message>
    <message>
      <source>Neighbours, itself included</source>
      <translation>Sąsiedzi, razem z samym miejscem</translation>
    </message>
    <message>
      <source>Neither a column of «{name}» nor its heads say the period of the counts. Write it into the parameter PERIOD, as 2025 or 2025-H1. Nothing was imported.</source>
      <translation>Ani kolumny, ani nagłówki „{name}” nie podają okresu. Wpisz go w parametrze PERIOD, na przykład 2025 albo 2025-H1. Niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>Neither follows nor is followed</source>
      <translation>Nie następuje po innym i nic po nim nie następuje</translation>
    </message>
    <message>
      <source>New</source>
      <translation>Nowe</translation>
    </message>
    <message>
      <source>New cold spot</source>
      <translation>Nowy zimny punkt</translation>
    </message>
    <message>
      <source>New hot spot</source>
      <translation>Nowy gorący punkt</translation>
    </message>
    <message>
      <source>New site</source>
      <translation>Nowa lokalizacja</translation>
    </message>
    <message>
      <source>New sites need candidates: give CANDIDATES, or choose 0 in P.</source>
      <translation>Nowe lokalizacje wymagają kandydatów: podaj CANDIDATES albo wybierz 0 w P.</translation>
    </message>
    <message>
      <source>New sites wanted: {wanted}, candidates: {there}. Choose P as {most} at most, or give more candidates.</source>
      <translation>Żądane nowe lokalizacje: {wanted}, kandydaci: {there}. Wybierz P najwyżej {most} albo podaj więcej kandydatów.</translation>
    </message>
    <message>
      <source>New sites: {names}.</source>
      <translation>Nowe lokalizacje: {names}.</translation>
    </message>
    <message>
      <source>Newest report first</source>
      <translation>Od najnowszych zgłoszeń</translation>
    </message>
    <message>
      <source>No area changed otherwise than the whole by more than chance; areas compared: {all}.</source>
      <translation>Żaden obszar nie zmienił się inaczej niż całość bardziej, niż wynika z przypadku; porównane obszary: {all}.</translation>
    </message>
    <message>
      <source>No area has the name {names} ({parameter}). There are: {known}.</source>
      <translation>Żaden obszar nie ma nazwy {names} ({parameter}). Są: {known}.</translation>
    </message>
    <message>
      <source>No area is selected in the layer «{name}». Select some with QGIS's own tools, and try again.</source>
      <translation>Na warstwie „{name}” nie zaznaczono obszaru. Zaznacz go narzędziami QGIS i spróbuj ponownie.</translation>
    </message>
    <message>
      <source>No category is found near another one more often than chance would have it.</source>
      <translation>Żadna kategoria nie jest przy innej częściej, niż wynika z przypadku.</translation>
    </message>
    <message>
      <source>No category stands out in any area by more than chance.</source>
      <translation>Żadna kategoria nie wyróżnia się w żadnym obszarze bardziej, niż wynika z przypadku.</translation>
    </message>
    <message>
      <source>No cell of {size} m has its centre in the study area. {fitting} m would make about 100 cells.</source>
      <translation>Żadna komórka o boku {size} m nie ma środka w obszarze badania. Przy {fitting} m byłoby około 100 komórek.</translation>
    </message>
    <message>
      <source>No count is smaller than {n}.</source>
      <translation>Żadna liczba nie jest mniejsza niż {n}.</translation>
    </message>
    <message>
      <source>No count on the map is below {n}.</source>
      <translation>Żadna liczba na mapie nie jest mniejsza niż {n}.</translation>
    </message>
    <message>
      <source>No demand can be reached from any site. Check that the roads lie where demand and sites are, and POINT_TOLERANCE.</source>
      <translation>Z żadnej lokalizacji nie da się dotrzeć do zapotrzebowania. Sprawdź, czy drogi leżą tam, gdzie zapotrzebowanie i lokalizacje, oraz POINT_TOLERANCE.</translation>
    </message>
    <message>
      <source>No demand lies within {standard} of any site. The nearest is {nearest} away: choose more than that.</source>
      <translation>W odległości {standard} od lokalizacji nie ma żadnego zapotrzebowania. Najbliższe leży {nearest} dalej: wybierz więcej.</translation>
    </message>
    <message>
      <source>No demo was made.</source>
      <translation>Nie utworzono magazynu demonstracyjnego.</translation>
    </message>
    <message>
      <source>No file holds an id or a number of a threat, or a path of this machine.</source>
      <translation>Żaden plik nie zawiera identyfikatora ani numeru zagrożenia, ani ścieżki z tego komputera.</translation>
    </message>
    <message>
      <source>No groups</source>
      <translation>Bez grup</translation>
    </message>
    <message>
      <source>No hour of the week stands out beyond what its hour and its weekday explain.</source>
      <translation>Żadna godzina tygodnia nie odbiega od tego, co wynika z jej godziny i dnia.</translation>
    </message>
    <message>
      <source>No inhabitant lives in the cells. Check the layer of inhabitants and its numbers.</source>
      <translation>W komórkach nie mieszka nikt. Sprawdź warstwę mieszkańców i jej liczby.</translation>
    </message>
    <message>
      <source>No later point lies where the prediction has a value ({n} read). Check the coordinate systems and the filter.</source>
      <translation>Żaden z późniejszych punktów ({n}) nie leży tam, gdzie prognoza ma wartość. Sprawdź układy współrzędnych i filtr.</translation>
    </message>
    <message>
      <source>No new site is chosen.</source>
      <translation>Nie wybrano żadnej nowej lokalizacji.</translation>
    </message>
    <message>
      <source>No pair is beyond chance; these come nearest to it.</source>
      <translation>Żadna para nie wykracza poza przypadek; te są tego najbliżej.</translation>
    </message>
    <message>
      <source>No pair of bands holds more pairs of events than chance would: there are no risk zones.</source>
      <translation>W żadnej parze przedziałów nie ma więcej par zdarzeń, niż daje przypadek: nie ma stref zagrożenia.</translation>
    </message>
    <message>
      <source>No pattern</source>
      <translation>Brak wzorca</translation>
    </message>
    <message>
      <source>No person has access to the store «{store}» yet. Give somebody access first.</source>
      <translation>Nikt nie ma jeszcze dostępu do magazynu „{store}”. Najpierw daj komuś dostęp.</translation>
    </message>
    <message>
      <source>No place changed so differently from the whole that it could not be chance.</source>
      <translation>Żadne miejsce nie zmieniło się na tyle inaczej niż całość, żeby nie mógł to być przypadek.</translation>
    </message>
    <message>
      <source>No place changed so much that it could not be chance.</source>
      <translation>Żadne miejsce nie zmieniło się na tyle, żeby nie mógł to być przypadek.</translation>
    </message>
    <message>
      <source>No place has {n} public reports. Nothing was published: choose larger squares or a longer STEP.</source>
      <translation>Żadne miejsce nie ma {n} zgłoszeń jawnych. Niczego nie opublikowano: wybierz większe kwadraty albo dłuższy STEP.</translation>
    </message>
    <message>
      <source>No place was confirmed twice within a year.</source>
      <translation>Żadnego miejsca nie potwierdzono dwa razy w ciągu roku.</translation>
    </message>
    <message>
      <source>No point at risk is left in the study area. Check AT_RISK and its coordinate system.</source>
      <translation>W obszarze badania nie został żaden punkt odniesienia. Sprawdź AT_RISK i jego układ współrzędnych.</translation>
    </message>
    <message>
      <source>No point at risk reaches the raster. Check AT_RISK, the extent and the study area.</source>
      <translation>Żaden punkt odniesienia nie sięga rastra. Sprawdź AT_RISK, zasięg i obszar badania.</translation>
    </message>
    <message>
      <source>No point has a category in the field «{field}». Choose another field in CATEGORY_FIELD.</source>
      <translation>Żaden punkt nie ma kategorii w polu „{field}”. Wybierz inne pole w CATEGORY_FIELD.</translation>
    </message>
    <message>
      <source>No point has a time that can be read in the field «{field}».</source>
      <translation>Żaden punkt nie ma w polu „{field}” czasu, który da się odczytać.</translation>
    </message>
    <message>
      <source>No point is left to compute from. Check the layer, the filter and the coordinate system.</source>
      <translation>Nie został żaden punkt do obliczeń. Sprawdź warstwę, filtr i układ współrzędnych.</translation>
    </message>
    <message>
      <source>No point lies in the cells ({n} read). Check the study area, the extent and their coordinates.</source>
      <translation>Żaden z punktów ({n}) nie leży w komórkach. Sprawdź obszar badania, zasięg i ich współrzędne.</translation>
    </message>
    <message>
      <source>No point lies in the study area ({n} read). Check both layers' coordinate systems.</source>
      <translation>Żaden z punktów ({n}) nie leży w obszarze badania. Sprawdź układy współrzędnych obu warstw.</translation>
    </message>
    <message>
      <source>No point lies in the study area ({n} read). Check the coordinate systems of both.</source>
      <translation>Żaden punkt nie leży w obszarze badania (odczytano: {n}). Sprawdź układy współrzędnych obu warstw.</translation>
    </message>
    <message>
      <source>No point lies in the study area or the areas ({n} read). Check the coordinate systems of both.</source>
      <translation>Żaden z punktów ({n}) nie leży w obszarze badania ani w obszarach. Sprawdź układy współrzędnych obu.</translation>
    </message>
    <message>
      <source>No point lies in the study area. The points lie between {left} and {right} east, {bottom} and {top} north: check the coordinate systems.</source>
      <translation>Żaden punkt nie leży w obszarze badania. Współrzędne punktów: wschodnia od {left} do {right}, północna od {bottom} do {top}; sprawdź układy współrzędnych.</translation>
    </message>
    <message>
      <source>No point lies within {reach} m of a line ({n} read). Check the coordinate systems of both.</source>
      <translation>Żaden z punktów (liczba: {n}) nie leży w odległości do {reach} m od linii. Sprawdź układy współrzędnych obu warstw.</translation>
    </message>
    <message>
      <source>No program opens the report. It is here: {path}</source>
      <translation>Żaden program nie otwiera raportu. Plik jest tutaj: {path}</translation>
    </message>
    <message>
      <source>No program opens «{name}» on this computer. Save it instead.</source>
      <translation>Żaden program na tym komputerze nie otwiera pliku „{name}”. Można go zapisać.</translation>
    </message>
    <message>
      <source>No rate below</source>
      <translation>Bez wskaźnika poniżej</translation>
    </message>
    <message>
      <source>No report has a known hour.</source>
      <translation>Żadne zgłoszenie nie ma znanej godziny.</translation>
    </message>
    <message>
      <source>No report has a time that can be used ({n} read).</source>
      <translation>Żadne ze zgłoszeń (liczba: {n}) nie ma czasu, którego można użyć.</translation>
    </message>
    <message>
      <source>No report is left: the end lies before the start in {backwards}, {endless} are longer than a year.</source>
      <translation>Nie zostało żadne zgłoszenie. Koniec przed początkiem: {backwards}, dłuższe niż rok: {endless}.</translation>
    </message>
    <message>
      <source>No report is undecided.</source>
      <translation>Żadne zgłoszenie nie jest nierozstrzygnięte.</translation>
    </message>
    <message>
      <source>No report lies in any of the places. Check the layer, the filter and the coordinate system.</source>
      <translation>W żadnym z miejsc nie ma zgłoszeń. Sprawdź warstwę, filtr i układ współrzędnych.</translation>
    </message>
    <message>
      <source>No report lies in the areas and periods. {times}</source>
      <translation>Żadne zgłoszenie nie leży w podanych obszarach i okresach. {times}</translation>
    </message>
    <message>
      <source>No report lies in the period {period} and the areas. {times}</source>
      <translation>W okresie {period} i w obszarach nie ma zgłoszenia. {times}</translation>
    </message>
    <message>
      <source>No report lies in the period {period}{where}. {times}</source>
      <translation>Żadne zgłoszenie nie leży w okresie {period}{where}. {times}</translation>
    </message>
    <message>
      <source>No report lies in the period. The reports are from {first} to {last}.</source>
      <translation>W okresie nie ma żadnego zgłoszenia. Zgłoszenia są od {first} do {last}.</translation>
    </message>
    <message>
      <source>No report of «{category}» lies in the study area. Choose another category or a wider area.</source>
      <translation>W obszarze badania nie ma zgłoszeń kategorii „{category}”. Wybierz inną kategorię lub większy obszar.</translation>
    </message>
    <message>
      <source>No report reaches the raster. Check the extent.</source>
      <translation>Żadne zgłoszenie nie sięga rastra. Sprawdź zasięg.</translation>
    </message>
    <message>
      <source>No report with a unit lies in the period. {times}</source>
      <translation>W okresie nie ma żadnego zgłoszenia z jednostką. {times}</translation>
    </message>
    <message>
      <source>No reports.</source>
      <translation>Brak zgłoszeń.</translation>
    </message>
    <message>
      <source>No row can be imported as it is. Go back and choose the columns anew.</source>
      <translation>Żadnego wiersza nie można tak zaimportować. Wróć i wybierz kolumny ponownie.</translation>
    </message>
    <message>
      <source>No site is asked for and there is none. Choose P as 1 at least, or give EXISTING.</source>
      <translation>Nie zażądano żadnej lokalizacji i żadnej nie ma. Wybierz P co najmniej 1 albo podaj EXISTING.</translation>
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
      <source>No street is near</source>
      <translation>W pobliżu nie ma ulicy</translation>
    </message>
    <message>
      <source>No sum on the map leaves a rest.</source>
      <translation>Żadna suma na mapie nie zostawia reszty.</translation>
    </message>
    <message>
      <source>No threat can be reached on the roads. Check the road layer and its directions.</source>
      <translation>Do żadnego zagrożenia nie można dojechać po drogach. Sprawdź warstwę dróg i kierunki.</translation>
    </message>
    <message>
      <source>No threat is past its review date: there is nothing to erase.</source>
      <translation>Żadne zagrożenie nie przekroczyło terminu przeglądu: nie ma czego usuwać.</translation>
    </message>
    <message>
      <source>No threat occurs at the hours and on the kind of day of this round (on other days or hours: {n}). Choose another DEPARTURE, more HOURS_AROUND, or DAYS any.</source>
      <translation>Żadne zagrożenie nie występuje w godzinach i w rodzaju dnia tego objazdu (w innych dniach lub godzinach: {n}). Wybierz inny DEPARTURE, większe HOURS_AROUND albo DAYS any.</translation>
    </message>
    <message>
      <source>No threat that passes the filter lies inside, of the planes switched on. What was chosen stays chosen.</source>
      <translation>W środku nie ma zagrożenia z włączonych płaszczyzn, które spełnia filtr. Wybór się nie zmienił.</translation>
    </message>
    <message>
      <source>No time can be read. Choose the field with the time in START_FIELD.</source>
      <translation>Nie da się odczytać żadnego czasu. Pole z czasem wskazuje się w START_FIELD.</translation>
    </message>
    <message>
      <source>No time in the field «{field}» can be read, for example «{example}». Choose the field with the time.</source>
      <translation>W polu „{field}” nie ma czasu, który da się odczytać; przykład wartości: „{example}”. Wybierz pole z czasem.</translation>
    </message>
    <message>
      <source>No two areas touch. Give a DISTANCE_BAND of at least {least} m.</source>
      <translation>Żadne dwa obszary się nie stykają. Podaj DISTANCE_BAND co najmniej {least} m.</translation>
    </message>
    <message>
      <source>No two of the {n} reports look as if they were about the same thing.</source>
      <translation>Wśród {n} zgłoszeń żadne dwa nie wyglądają na dotyczące tego samego.</translation>
    </message>
    <message>
      <source>No unit has a workload above zero ({source}). Choose another field, or other points.</source>
      <translation>Żadna jednostka nie ma obciążenia większego od zera ({source}). Wybierz inne pole lub inne punkty.</translation>
    </message>
    <message>
      <source>No unit lies outside the limits.</source>
      <translation>Żadna jednostka nie leży poza granicami.</translation>
    </message>
    <message>
      <source>No usual reference system puts the places where they are expected. Choose it yourself.</source>
      <translation>W żadnym z typowych układów współrzędnych miejsca nie leżą tam, gdzie powinny. Wybierz układ.</translation>
    </message>
    <message>
      <source>No words to compare, same place, a few hours apart</source>
      <translation>Brak słów do porównania, to samo miejsce, kilka godzin różnicy</translation>
    </message>
    <message>
      <source>No {window} days hold more reports than chance alone explains (p ≤ 0.05 over the whole time).</source>
      <translation>W żadnym oknie o długości w dniach: {window} nie ma więcej zgłoszeń, niż tłumaczy przypadek (p ≤ 0,05 dla całego czasu).</translation>
    </message>
    <message>
      <source>No&amp;te</source>
      <translation>&amp;Notatka</translation>
    </message>
    <message>
      <source>No&amp;te (needed)</source>
      <translation>&amp;Notatka (wymagana)</translation>
    </message>
    <message>
      <source>No.</source>
      <translation>Nr</translation>
    </message>
    <message>
      <source>Nobody has the login «{login}» in this store.</source>
      <translation>Nikt nie ma w tym magazynie loginu „{login}”.</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Brak</translation>
    </message>
    <message numerus="yes">
      <source>None of %n categories compared changed by more than chance.</source>
      <translation>
        <numerusform>Porównano %n kategorię. Nie zmieniła się bardziej, niż tłumaczy przypadek.</numerusform>
        <numerusform>Porównano %n kategorie. Żadna nie zmieniła się bardziej, niż tłumaczy przypadek.</numerusform>
        <numerusform>Porównano %n kategorii. Żadna nie zmieniła się bardziej, niż tłumaczy przypadek.</numerusform>
      </translation>
    </message>
    <message>
      <source>None of the later points lies where the prediction has a value.</source>
      <translation>Żaden z późniejszych punktów nie leży tam, gdzie prognoza ma wartość.</translation>
    </message>
    <message>
      <source>None of the {n} threats may be public by the rules of the map. Nothing was published.</source>
      <translation>Według zasad mapy żadne zagrożenie nie może być jawne (sprawdzono: {n}). Niczego nie opublikowano.</translation>
    </message>
    <message>
      <source>None of them has a time that can be read.</source>
      <translation>Żadne nie ma czasu, który da się odczytać.</translation>
    </message>
    <message>
      <source>None of {all} places is a hot spot with 95 % confidence: chance alone may explain the pattern.</source>
      <translation>Żadne z {all} miejsc nie jest gorącym punktem na poziomie ufności 95 %: rozkład można wyjaśnić przypadkiem.</translation>
    </message>
    <message>
      <source>None of {n} cells is a hot spot in the last step.</source>
      <translation>Żadna z {n} komórek nie jest gorącym punktem w ostatnim kroku.</translation>
    </message>
    <message>
      <source>None yet</source>
      <translation>Brak</translation>
    </message>
    <message>
      <source>None.</source>
      <translation>Brak.</translation>
    </message>
    <message>
      <source>North is up.</source>
      <translation>Północ u góry.</translation>
    </message>
    <message>
      <source>Northing, {crs}</source>
      <translation>Północ, {crs}</translation>
    </message>
    <message>
      <source>Not all areas came within {tolerance} %. No division can bring the largest below {bound} from the mean; that none comes closer is not proven: try other seeds, smaller units or another number of areas.</source>
      <translation>Nie wszystkie rejony zmieściły się w {tolerance} %. Żaden podział nie sprowadzi największego poniżej {bound} od średniej; że nie ma lepszego, nie jest dowiedzione: spróbuj innego ziarna, mniejszych jednostek lub innej liczby rejonów.</translation>
    </message>
    <message>
      <source>Not answered yet</source>
      <translation>Bez odpowiedzi</translation>
    </message>
    <message>
      <source>Not compared with, because nobody has had them</source>
      <translation>Bez porównania, bo nikt ich nie miał</translation>
    </message>
    <message>
      <source>Not for emergencies: call 112.</source>
      <translation>W nagłych wypadkach dzwoń 112.</translation>
    </message>
    <message>
      <source>Not in it, and to be weighed besides: what a site costs, whether a building is to be had, how many officers there are, how they patrol, and what the inhabitants say. Demand is what was reported or counted in these layers; where people report less, less is seen.</source>
      <translation>Obliczenie nie obejmuje, a trzeba rozważyć osobno: kosztu lokalizacji, dostępności budynku, liczby policjantów, sposobu patrolowania i głosu mieszkańców. Zapotrzebowanie to to, co zgłoszono lub policzono w tych warstwach; gdzie ludzie zgłaszają mniej, tam mniej widać.</translation>
    </message>
    <message>
      <source>Not pasted, too many characters: {n}. At most {most} can be pasted at once.</source>
      <translation>Nie wklejono, za dużo znaków: {n}. Jednorazowo można wkleić najwyżej {most}.</translation>
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
      <source>Not told</source>
      <translation>Bez wyniku</translation>
    </message>
    <message>
      <source>Not visited</source>
      <translation>Nieodwiedzane</translation>
    </message>
    <message>
      <source>Not visited, {reason}: {n}.</source>
      <translation>Nieodwiedzane, {reason}: {n}.</translation>
    </message>
    <message>
      <source>Not wholly within the period, left out: {n}.</source>
      <translation>Nie w całości w okresie, pominięte: {n}.</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>Uwaga</translation>
    </message>
    <message>
      <source>Note for all: “{note}”</source>
      <translation>Notatka dla wszystkich: „{note}”</translation>
    </message>
    <message>
      <source>Note the &amp;visit</source>
      <translation>Odnotuj &amp;wizytę</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>Notatki</translation>
    </message>
    <message>
      <source>Nothing can be written into the folder «{path}». Choose another one.</source>
      <translation>Do folderu „{path}” nie można nic zapisać. Wybierz inny.</translation>
    </message>
    <message numerus="yes">
      <source>Nothing here. %n threats pass other filters.</source>
      <translation>
        <numerusform>Kolejka jest pusta. Inne zagrożenia w magazynie: %n. Zmień filtr, aby je zobaczyć.</numerusform>
        <numerusform>Kolejka jest pusta. Inne zagrożenia w magazynie: %n. Zmień filtr, aby je zobaczyć.</numerusform>
        <numerusform>Kolejka jest pusta. Inne zagrożenia w magazynie: %n. Zmień filtr, aby je zobaczyć.</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing is changed yet.</source>
      <translation>Nic jeszcze nie zmieniono.</translation>
    </message>
    <message>
      <source>Nothing is changed yet. Change the category, the place or the position.</source>
      <translation>Nic jeszcze nie zmieniono. Zmień kategorię, miejsce lub położenie.</translation>
    </message>
    <message>
      <source>Nothing is due by the end of the day.</source>
      <translation>Nic nie ma terminu do końca dnia.</translation>
    </message>
    <message>
      <source>Nothing is imported over the web. Open the store by its PostgreSQL address to import.</source>
      <translation>Przez adres internetowy nie można importować. Aby importować, otwórz magazyn pod adresem PostgreSQL.</translation>
    </message>
    <message>
      <source>Nothing is imported over the web. Use the store's PostgreSQL address: postgresql://server/database.</source>
      <translation>Przez sieć WWW niczego się nie importuje. Użyj adresu PostgreSQL magazynu: postgresql://serwer/baza.</translation>
    </message>
    <message>
      <source>Nothing is on its way.</source>
      <translation>Nic nie jest w drodze.</translation>
    </message>
    <message>
      <source>Nothing is to be written. Choose at least one of the outputs.</source>
      <translation>Nie ma nic do zapisania. Wybierz co najmniej jeden z wyników.</translation>
    </message>
    <message>
      <source>Nothing of «{layer}» lies in the extent. Check its numbers and its coordinate system.</source>
      <translation>Nic z warstwy „{layer}” nie leży w zasięgu. Sprawdź jej liczby i układ współrzędnych.</translation>
    </message>
    <message>
      <source>Nothing similar is near. Choose several threats to make one case of them.</source>
      <translation>W pobliżu nie ma podobnych zgłoszeń. Aby utworzyć sprawę, wybierz kilka zagrożeń.</translation>
    </message>
    <message>
      <source>Nothing similar within {metres} m and {days} days.</source>
      <translation>Nic podobnego w promieniu {metres} m i {days} dni.</translation>
    </message>
    <message>
      <source>Nothing was changed.</source>
      <translation>Niczego nie zmieniono.</translation>
    </message>
    <message>
      <source>Nothing was decided yet. Undecided reports: {n}.</source>
      <translation>Nic jeszcze nie rozstrzygnięto. Nierozstrzygnięte zgłoszenia: {n}.</translation>
    </message>
    <message>
      <source>Nothing was deleted or changed. Look at a group on the map: whoever chooses its outline while the store is open has its reports in the queue, and the key C makes one case of them.</source>
      <translation>Niczego nie usunięto ani nie zmieniono. Grupę najlepiej obejrzeć na mapie: wybranie jej obrysu przy otwartym magazynie zaznacza jej zgłoszenia w kolejce, a klawisz C łączy je w jedną sprawę.</translation>
    </message>
    <message>
      <source>Nothing was published, because the written files do not keep a promise: {promise} ({found})</source>
      <translation>Niczego nie opublikowano, bo zapisane pliki nie spełniają warunku: {promise} ({found})</translation>
    </message>
    <message>
      <source>Nothing: all demand lies within {standard} of a site.</source>
      <translation>Nic: całe zapotrzebowanie leży w odległości do {standard} od jednostki.</translation>
    </message>
    <message>
      <source>Nowhere are there more reports than chance would put there.</source>
      <translation>Nigdzie nie ma więcej zgłoszeń, niż wynika z przypadku.</translation>
    </message>
    <message>
      <source>Nowhere do {n} reports lie within half the radius of {radius} m. Choose a larger RADIUS or a smaller LEAST_REPORTS, or check the extent.</source>
      <translation>Nigdzie w połowie promienia {radius} m nie ma tylu zgłoszeń: {n}. Wybierz większy RADIUS lub mniejsze LEAST_REPORTS albo sprawdź zasięg.</translation>
    </message>
    <message>
      <source>Nowhere is the share of «{category}» so much above its {overall} % of all reports that it could not be chance.</source>
      <translation>Nigdzie udział kategorii „{category}” nie przewyższa jej {overall} % wszystkich zgłoszeń tak bardzo, żeby nie mógł to być przypadek.</translation>
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
      <source>Number of areas</source>
      <translation>Liczba rejonów</translation>
    </message>
    <message>
      <source>Number of categories</source>
      <translation>Liczba kategorii</translation>
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
      <source>Number of inhabitants</source>
      <translation>Liczba mieszkańców</translation>
    </message>
    <message>
      <source>Number of reports</source>
      <translation>Liczba zgłoszeń</translation>
    </message>
    <message>
      <source>Number of samples</source>
      <translation>Liczba prób</translation>
    </message>
    <message>
      <source>Number of sites (P)</source>
      <translation>Liczba lokalizacji (P)</translation>
    </message>
    <message>
      <source>Number of the area</source>
      <translation>Numer obszaru</translation>
    </message>
    <message>
      <source>Number of threats</source>
      <translation>Liczba zagrożeń</translation>
    </message>
    <message>
      <source>Numbers below zero in the field «{field}», counted as none: {n}.</source>
      <translation>Liczby poniżej zera w polu „{field}”, traktowane jak brak: {n}.</translation>
    </message>
    <message>
      <source>O&amp;ptions…</source>
      <translation>O&amp;pcje…</translation>
    </message>
    <message>
      <source>Occurred</source>
      <translation>Zdarzenie</translation>
    </message>
    <message>
      <source>Occurs</source>
      <translation>Występuje</translation>
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
      <source>Of many tests some find something by chance. FDR is usual; Bonferroni also misses many true finds.</source>
      <translation>Z wielu testów niektóre wskazują coś przypadkiem. Zwykle stosuje się FDR; Bonferroni pomija też wiele prawdziwych wskazań.</translation>
    </message>
    <message>
      <source>Of so many it is not known why: {n}. Compare their periods with care.</source>
      <translation>Nieznana przyczyna: {n}. Ich okresy należy porównywać ostrożnie.</translation>
    </message>
    <message>
      <source>Of these at midnight to the second, taken for an unknown hour: {n}.</source>
      <translation>W tym dokładnie o północy, co uznano za nieznaną godzinę: {n}.</translation>
    </message>
    <message>
      <source>Of these have no candidate within {standard}: {beyond}, with {beyond_share} % of the demand; no choice can cover them.</source>
      <translation>W tym bez kandydata w odległości do {standard}: {beyond}, z {beyond_share} % zapotrzebowania; żaden wybór ich nie pokryje.</translation>
    </message>
    <message>
      <source>Of {decided} decided, {confirmed} were confirmed: {share} % (95 % interval {low}–{high} %).</source>
      <translation>Z {decided} rozstrzygniętych potwierdzono {confirmed}: {share} % (przedział 95 %: {low}–{high} %).</translation>
    </message>
    <message>
      <source>Of {tried} radii from {low} to {high} m the one whose density of {trained} periods best foretold the period after them, in {tests} tests; periods of {days} days from {first} to {last}. On the {coverage} % of the area with the highest density it found {pai} times as many reports as chance would (mean PAI).</source>
      <translation>Ze sprawdzonych promieni ({tried}) od {low} do {high} m ten, przy którym gęstość z wcześniejszych okresów (ich liczba: {trained}) najlepiej przewidziała okres po nich; liczba prób: {tests}; okresy po {days} dni od {first} do {last}. Na {coverage} % obszaru o największej gęstości zgłoszeń było {pai} razy tyle, ile dałby przypadek (średni PAI).</translation>
    </message>
    <message>
      <source>Off: chance means that the rate stayed the same. On: chance means that an area changed as all areas together did, and a category as all categories.</source>
      <translation>Wyłączone: przypadek oznacza, że natężenie pozostało takie samo. Włączone: przypadek oznacza, że obszar zmienił się tak jak wszystkie razem, a kategoria tak jak wszystkie kategorie.</translation>
    </message>
    <message>
      <source>Off: what changed, and chance means that the rate stayed the same everywhere. On: what changed differently from the whole, and chance means that every place changed as the whole did.</source>
      <translation>Wyłączone: co się zmieniło; przypadek znaczy, że natężenie wszędzie pozostało takie samo. Włączone: co zmieniło się inaczej niż całość; przypadek znaczy, że każde miejsce zmieniło się tak jak całość.</translation>
    </message>
    <message>
      <source>Old names of categories were taken for the current ones: {list}.</source>
      <translation>Dawne nazwy kategorii przyjęto jako obecne: {list}.</translation>
    </message>
    <message>
      <source>Oldest report first</source>
      <translation>Od najstarszych zgłoszeń</translation>
    </message>
    <message>
      <source>On how many percent of the area it is tested, separated by commas.</source>
      <translation>Na ilu procentach obszaru jest sprawdzana; oddzielone przecinkami.</translation>
    </message>
    <message>
      <source>On invented descriptions of a kind that the rules were not made on, {recall} % of what was to be hidden was found, and {precision} % of what was hidden was personal. Missed: numbers in words, the letter O for a nought, plates in small letters without a word for a vehicle, foreign, temporary and antique plates, names.</source>
      <translation>W zmyślonych opisach, na których reguł nie układano, znaleziono {recall} % tego, co należało ukryć, a {precision} % tego, co ukryto, było daną osobową. Pominięte: numery zapisane słowami, litera O zamiast zera, tablice małymi literami bez słowa o pojeździe, tablice zagraniczne, tymczasowe i zabytkowe, nazwiska.</translation>
    </message>
    <message>
      <source>On the map</source>
      <translation>Na mapie</translation>
    </message>
    <message>
      <source>On {km2} km² ({share} % of the area) there are more reports than chance would put anywhere on the map; {held} % of the reports lie there.</source>
      <translation>Na {km2} km² ({share} % obszaru) jest więcej zgłoszeń, niż przypadek dałby gdziekolwiek na mapie; leży tam {held} % zgłoszeń.</translation>
    </message>
    <message>
      <source>On {km2} km² beside places with reports the share of «{category}» is higher than chance would make it anywhere on the map ({overall} % of all reports).</source>
      <translation>Na {km2} km² obok miejsc ze zgłoszeniami udział kategorii „{category}” jest większy, niż przypadek dałby gdziekolwiek na mapie ({overall} % wszystkich zgłoszeń).</translation>
    </message>
    <message>
      <source>On {km2} km² the share of «{category}» is higher than chance would make it anywhere on the map: {n} of {total} reports there are of it, {share} %, against {overall} % of all reports.</source>
      <translation>Na {km2} km² udział kategorii „{category}” jest większy, niż przypadek dałby gdziekolwiek na mapie: należy do niej {n} z {total} tamtejszych zgłoszeń, {share} %, wobec {overall} % wszystkich.</translation>
    </message>
    <message>
      <source>On {share} % of the area the prediction hit {rate} % of the later reports: {pai} times as many as chance would, {pei} % of what was possible.</source>
      <translation>Na {share} % obszaru prognoza trafiła w {rate} % późniejszych zgłoszeń: {pai} razy tyle, ile daje przypadek, {pei} % tego, co było możliwe.</translation>
    </message>
    <message>
      <source>One after the other in a burst</source>
      <translation>Jedno po drugim w serii</translation>
    </message>
    <message>
      <source>One hot spot holds {share} % of the reports on {area} % of the area.</source>
      <translation>W jednym gorącym punkcie leży {share} % zgłoszeń na {area} % obszaru.</translation>
    </message>
    <message>
      <source>One or several, as 2025-01-01/2025-07-01, separated by commas; the end is not included and they must not overlap. Left empty: all times as one.</source>
      <translation>Jeden lub kilka, w postaci 2025-01-01/2025-07-01, oddzielone przecinkami; koniec się nie wlicza, okresy nie mogą na siebie zachodzić. Gdy puste: cały czas jako jeden okres.</translation>
    </message>
    <message>
      <source>One threat at a time can be corrected. Choose one.</source>
      <translation>Poprawiać można po jednym zagrożeniu. Wybierz jedno.</translation>
    </message>
    <message>
      <source>One value stands for two directions: {values}. Give each direction a value of its own.</source>
      <translation>Jedna wartość oznacza dwa kierunki: {values}. Każdemu kierunkowi trzeba podać inną wartość.</translation>
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
      <source>Only dates are known, so nothing can be said about hours.</source>
      <translation>Znane są tylko daty, więc o godzinach nie można nic powiedzieć.</translation>
    </message>
    <message>
      <source>Only one area has reports: it is the whole, and cannot change otherwise. Turn NORMALISE off.</source>
      <translation>Zgłoszenia ma tylko jeden obszar: jest całością i nie może zmienić się inaczej. Należy wyłączyć NORMALISE.</translation>
    </message>
    <message>
      <source>Only one unit has decided reports, so there is nothing to compare it with.</source>
      <translation>Tylko jedna jednostka ma rozstrzygnięte zgłoszenia, nie ma więc z czym jej porównać.</translation>
    </message>
    <message>
      <source>Only points that satisfy</source>
      <translation>Tylko punkty spełniające warunek</translation>
    </message>
    <message>
      <source>Only reports of one category are compared, and of those that are easily confused.</source>
      <translation>Porównywane są tylko zgłoszenia jednej kategorii oraz kategorii łatwych do pomylenia.</translation>
    </message>
    <message>
      <source>Only reports of this time, as 2025-01-01/2025-07-01; the end is not included. Left empty: all.</source>
      <translation>Tylko zgłoszenia z tego okresu, w postaci 2025-01-01/2025-07-01; koniec się nie wlicza. Gdy puste: wszystkie.</translation>
    </message>
    <message numerus="yes">
      <source>Only the %n threats &amp;chosen</source>
      <translation>
        <numerusform>Tylko %n &amp;wybrane zagrożenie</numerusform>
        <numerusform>Tylko %n &amp;wybrane zagrożenia</numerusform>
        <numerusform>Tylko %n &amp;wybranych zagrożeń</numerusform>
      </translation>
    </message>
    <message>
      <source>Only the date is known, counted by day and month but not by hour: {n}.</source>
      <translation>Znana tylko data, policzone w dniach i miesiącach, ale nie w godzinach: {n}.</translation>
    </message>
    <message>
      <source>Only the existing stations were judged.</source>
      <translation>Oceniono tylko istniejące jednostki.</translation>
    </message>
    <message>
      <source>Only the sheet «{sheet}» was read. These have rows too: {sheets}.</source>
      <translation>Wczytano tylko arkusz „{sheet}”. Wiersze mają też: {sheets}.</translation>
    </message>
    <message>
      <source>Only the threats &amp;chosen</source>
      <translation>Tylko &amp;wybrane zagrożenia</translation>
    </message>
    <message>
      <source>Only threats that are assigned to me</source>
      <translation>Tylko zagrożenia przydzielone mnie</translation>
    </message>
    <message>
      <source>Only threats whose limit has passed</source>
      <translation>Tylko zagrożenia po terminie</translation>
    </message>
    <message>
      <source>Only threats within this rectangle.</source>
      <translation>Tylko zagrożenia w tym prostokącie.</translation>
    </message>
    <message>
      <source>Only what was reported in it, as 2025-01-01/2026-01-01; the end is not included.</source>
      <translation>Tylko zgłoszone w tym czasie, na przykład 2025-01-01/2026-01-01; koniec nie należy do okresu.</translation>
    </message>
    <message>
      <source>Only {n} reports lie on average in a cell and its neighbours: two or three close together already seem a hot spot. Choose cells of about {size} m, or «Optimized hot spots», which chooses them from the reports.</source>
      <translation>W komórce z sąsiednimi leży średnio tylko {n} zgłoszeń: już dwa lub trzy blisko siebie wyglądają na gorący punkt. Wybierz komórki o boku około {size} m albo algorytm „Gorące punkty z doborem parametrów”, który dobiera je do zgłoszeń.</translation>
    </message>
    <message>
      <source>Only {n} reports lie on average in an area and its neighbours: two or three close together already seem a hot spot. Choose larger areas, or let PERMUTATIONS say what chance does.</source>
      <translation>W obszarze z sąsiednimi leży średnio tylko {n} zgłoszeń: już dwa lub trzy blisko siebie wyglądają na gorący punkt. Wybierz większe obszary albo sprawdź przypadek parametrem PERMUTATIONS.</translation>
    </message>
    <message>
      <source>Only {read} of the {total} rows of «{name}» could be read. Nothing was imported.</source>
      <translation>Udało się odczytać tylko {read} z {total} wierszy pliku „{name}”. Niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>Op&amp;en</source>
      <translation>&amp;Otwórz</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Otwarte</translation>
    </message>
    <message>
      <source>Open a store first: a report belongs into one.</source>
      <translation>Najpierw otwórz magazyn: do niego trafia zgłoszenie.</translation>
    </message>
    <message>
      <source>Open a store first: its layers are then repaired.</source>
      <translation>Najpierw otwórz magazyn: wtedy można naprawić jego warstwy.</translation>
    </message>
    <message>
      <source>Open a store of threats</source>
      <translation>Otwórz magazyn zagrożeń</translation>
    </message>
    <message>
      <source>Open a store of threats first.</source>
      <translation>Najpierw otwórz magazyn zagrożeń.</translation>
    </message>
    <message>
      <source>Open a store to work on its threats.</source>
      <translation>Otwórz magazyn, aby pracować nad zagrożeniami.</translation>
    </message>
    <message>
      <source>Open an attachment</source>
      <translation>Otwarcie załącznika</translation>
    </message>
    <message>
      <source>Open in &amp;KMZB</source>
      <translation>Otwórz w &amp;KMZB</translation>
    </message>
    <message>
      <source>Open in the &amp;workbench</source>
      <translation>&amp;Otwórz w kolejce zagrożeń</translation>
    </message>
    <message>
      <source>Open it</source>
      <translation>Otwórz</translation>
    </message>
    <message>
      <source>Open the store first that the threats are to go into.</source>
      <translation>Najpierw otwórz magazyn, do którego mają trafić zagrożenia.</translation>
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
      <source>Opening {name}…</source>
      <translation>Otwieranie: {name}…</translation>
    </message>
    <message>
      <source>Optimized hot spots</source>
      <translation>Gorące punkty z doborem parametrów</translation>
    </message>
    <message>
      <source>Optimized hot spots, {places}</source>
      <translation>Gorące punkty z doborem parametrów, {places}</translation>
    </message>
    <message>
      <source>Or leave OUTPUT empty and take OUTPUT_RASTER, which holds more.</source>
      <translation>Możesz też zostawić OUTPUT puste i wybrać OUTPUT_RASTER, które mieści więcej.</translation>
    </message>
    <message>
      <source>Order and groups of the queue: {what}</source>
      <translation>Kolejność i grupy kolejki: {what}</translation>
    </message>
    <message>
      <source>Order of the visit</source>
      <translation>Kolejność wizyty</translation>
    </message>
    <message>
      <source>Organisation</source>
      <translation>Instytucja</translation>
    </message>
    <message>
      <source>Originator</source>
      <translation>Początek łańcucha</translation>
    </message>
    <message>
      <source>Oscillating cold spot</source>
      <translation>Oscylujący zimny punkt</translation>
    </message>
    <message>
      <source>Oscillating hot spot</source>
      <translation>Oscylujący gorący punkt</translation>
    </message>
    <message>
      <source>Other counts of the source system «{system}» are in the store already and were brought by {garrison}: {n}. Only that garrison corrects them. Nothing was imported; choose another name of the source system.</source>
      <translation>W magazynie są już inne liczby z systemu źródłowego „{system}”, które wprowadził garnizon {garrison}: {n}. Poprawia je tylko ten garnizon. Niczego nie zaimportowano; wybierz inną nazwę systemu źródłowego.</translation>
    </message>
    <message>
      <source>Other directions</source>
      <translation>Pozostałe kierunki</translation>
    </message>
    <message>
      <source>Other reports</source>
      <translation>Inne zgłoszenia</translation>
    </message>
    <message>
      <source>Others are writing into the store «{store}» now.</source>
      <translation>Inni zapisują teraz w magazynie „{store}”.</translation>
    </message>
    <message>
      <source>Outcome</source>
      <translation>Wynik</translation>
    </message>
    <message>
      <source>Outlines of the places with p at most 0.05 and 0.01, two-sided, and of those with p at most 0.05 for the whole map.</source>
      <translation>Obrysy miejsc, w których dwustronne p wynosi najwyżej 0,05 i 0,01, oraz tych, w których p dla całej mapy wynosi najwyżej 0,05.</translation>
    </message>
    <message>
      <source>Outside</source>
      <translation>Poza obszarem</translation>
    </message>
    <message>
      <source>Outside the areas of all units of this store.</source>
      <translation>Poza obszarami wszystkich jednostek tego magazynu.</translation>
    </message>
    <message>
      <source>Outside the garrison of this store.</source>
      <translation>Poza garnizonem tego magazynu.</translation>
    </message>
    <message>
      <source>Outside the limits means: hardly by chance alone. Why, the plot does not say: another mix of categories, another way of deciding or of writing down, another public. Inside means only that chance suffices as an explanation; a small unit has wide limits.</source>
      <translation>Poza granicami znaczy: raczej nie przez sam przypadek. Dlaczego, tego wykres nie mówi: inny skład kategorii, inny sposób rozstrzygania lub zapisu, inni zgłaszający. Wewnątrz znaczy tylko, że przypadek wystarcza za wyjaśnienie; mała jednostka ma szerokie granice.</translation>
    </message>
    <message>
      <source>Outside the limits: {units}.</source>
      <translation>Poza granicami: {units}.</translation>
    </message>
    <message>
      <source>Outside the period, left out: {n}.</source>
      <translation>Poza okresem, pominięte: {n}.</translation>
    </message>
    <message>
      <source>Over all categories the nearest reports are of the same category {times} times as often as by chance (by chance alone {low}–{high}; p = {p}).</source>
      <translation>Łącznie dla wszystkich kategorii najbliższe zgłoszenia należą do tej samej kategorii {times} raza częściej niż z przypadku (sam przypadek daje {low}–{high}; p = {p}).</translation>
    </message>
    <message>
      <source>Overdispersion: the shares of the units differ by more than chance and the size of the unit explain (p {p}); the variance is {phi} times that of chance. Units then differ as a rule, for reasons that the number of reports does not know, and the plain limits would point at too many. The widened limits are {times} times as far from the share of all: outside them a unit differs also from the usual differences.</source>
      <translation>Nadmierny rozrzut: udziały jednostek różnią się bardziej, niż tłumaczy przypadek i wielkość jednostki (p {p}); wariancja jest {phi} razy większa od przypadkowej. Jednostki różnią się wtedy z zasady, z przyczyn, których liczba zgłoszeń nie zna, a zwykłe granice wskazałyby ich zbyt wiele. Poszerzone granice leżą {times} razy dalej od udziału ogólnego: jednostka poza nimi odbiega także od zwykłych różnic.</translation>
    </message>
    <message>
      <source>Overdue</source>
      <translation>Po terminie</translation>
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
      <source>P counts the existing stations, which are {n}. Choose P as {n} at least, or let them be movable.</source>
      <translation>P obejmuje istniejące jednostki, a tych jest {n}. Wybierz P co najmniej {n} albo pozwól je przenosić (movable).</translation>
    </message>
    <message>
      <source>PAI is the hit rate divided by the share of the area: 1 is chance. PEI is PAI divided by the PAI of the best map possible with the same cells, which had to know the future; it falls as the cells get smaller, so compare it among maps with the same cells only. RRI is the share of later reports in the hot places over the share that was predicted there: 1 means as many as predicted. The area under the curve is 0.5 by chance and {best} at best here.</source>
      <translation>PAI to odsetek trafień podzielony przez udział obszaru: 1 to przypadek. PEI to PAI podzielone przez PAI najlepszej mapy możliwej przy tych samych komórkach, która musiałaby znać przyszłość; maleje wraz z wielkością komórek, więc porównuj je tylko między mapami o tych samych komórkach. RRI to udział późniejszych zgłoszeń w gorących miejscach podzielony przez udział, który tam przewidziano: 1 znaczy tyle, ile przewidziano. Pole pod krzywą wynosi 0,5 przy samym przypadku, a tutaj najwyżej {best}.</translation>
    </message>
    <message>
      <source>PAI on {share} %</source>
      <translation>PAI na {share} %</translation>
    </message>
    <message>
      <source>PAI over the share of the area.</source>
      <translation>PAI względem udziału obszaru.</translation>
    </message>
    <message>
      <source>PAI, times chance</source>
      <translation>PAI, ile razy lepiej niż przypadek</translation>
    </message>
    <message>
      <source>PAI: Chainey, Tompson and Uhlig (2008); PEI: Hunt (2016); RRI: Levine (2008); intervals: Wilson (1927).</source>
      <translation>PAI: Chainey, Tompson i Uhlig (2008); PEI: Hunt (2016); RRI: Levine (2008); przedziały: Wilson (1927).</translation>
    </message>
    <message>
      <source>PDF document</source>
      <translation>dokument PDF</translation>
    </message>
    <message>
      <source>PDF with text that can be searched, a PNG picture of each page, or both.</source>
      <translation>PDF z tekstem, który można przeszukiwać, obraz PNG każdej strony albo jedno i drugie.</translation>
    </message>
    <message>
      <source>PEI on {share} %</source>
      <translation>PEI na {share} %</translation>
    </message>
    <message>
      <source>PEI, share of the best PAI</source>
      <translation>PEI, część najlepszego PAI</translation>
    </message>
    <message>
      <source>PESEL numbers</source>
      <translation>Numery PESEL</translation>
    </message>
    <message>
      <source>PNG picture</source>
      <translation>obraz PNG</translation>
    </message>
    <message>
      <source>POPULATION takes a raster or points. Choose such a layer.</source>
      <translation>POPULATION przyjmuje raster albo punkty. Wybierz taką warstwę.</translation>
    </message>
    <message>
      <source>Pairs</source>
      <translation>Pary</translation>
    </message>
    <message>
      <source>Pairs beyond chance: the first is found near the second. First those of 5 reports or more.</source>
      <translation>Pary wykraczające poza przypadek: pierwsza jest przy drugiej. Najpierw te o 5 lub więcej zgłoszeniach.</translation>
    </message>
    <message>
      <source>Pairs expected by chance</source>
      <translation>Pary oczekiwane z przypadku</translation>
    </message>
    <message>
      <source>Pairs observed</source>
      <translation>Pary zaobserwowane</translation>
    </message>
    <message>
      <source>Pairs of events in reach of each other: {n}.</source>
      <translation>Pary zdarzeń we wzajemnym zasięgu: {n}.</translation>
    </message>
    <message>
      <source>Pairs of units that overlap by more than {gap} m: {n}, {hectares} ha in all.</source>
      <translation>Pary jednostek, które nakładają się o więcej niż {gap} m: {n}, razem {hectares} ha.</translation>
    </message>
    <message>
      <source>Pairs: {n}, and at most {most} are drawn. Choose narrower rules, or no OUTPUT_PAIRS.</source>
      <translation>Pary: {n}, a rysowanych jest najwyżej {most}. Trzeba zawęzić reguły albo zrezygnować z OUTPUT_PAIRS.</translation>
    </message>
    <message>
      <source>Pairs: {pairs}, groups of duplicates: {groups}, bursts: {bursts}.</source>
      <translation>Pary: {pairs}, grupy duplikatów: {groups}, serie: {bursts}.</translation>
    </message>
    <message>
      <source>Pale: the month had not ended when the data end. Counted by when it was reported.</source>
      <translation>Jasny: miesiąc nie skończył się przed końcem danych. Według dnia zgłoszenia.</translation>
    </message>
    <message>
      <source>Part in the comparison</source>
      <translation>Rola w porównaniu</translation>
    </message>
    <message>
      <source>Parts that do not touch</source>
      <translation>Części, które się nie stykają</translation>
    </message>
    <message>
      <source>Passports</source>
      <translation>Paszporty</translation>
    </message>
    <message>
      <source>Past their limit</source>
      <translation>Po terminie</translation>
    </message>
    <message>
      <source>Past their limit, of the open</source>
      <translation>Po terminie wśród otwartych</translation>
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
      <source>Per how many a rate is told. Left empty: 1,000 inhabitants, or one expected report.</source>
      <translation>Na ile jest liczony wskaźnik. Gdy puste: 1000 mieszkańców albo jedno oczekiwane zgłoszenie.</translation>
    </message>
    <message>
      <source>Per&amp;iod</source>
      <translation>Okres</translation>
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
      <source>Periods that are over, by category and status, with totals. A count is 0, or {n} or more; an empty one is suppressed.</source>
      <translation>Zakończone okresy według kategorii i statusu, z sumami. Liczba to 0 albo co najmniej {n}; pusta jest ukryta.</translation>
    </message>
    <message>
      <source>Permutations</source>
      <translation>Permutacje</translation>
    </message>
    <message>
      <source>Persistent cold spot</source>
      <translation>Trwały zimny punkt</translation>
    </message>
    <message>
      <source>Persistent hot spot</source>
      <translation>Trwały gorący punkt</translation>
    </message>
    <message>
      <source>Person's login</source>
      <translation>Login osoby</translation>
    </message>
    <message>
      <source>Personal data hidden: {n}, in {rows} of {all} rows. Rows to be read by a person: {doubtful}.</source>
      <translation>Ukryte dane osobowe: {n}, w wierszach: {rows} z {all}. Wiersze do przeczytania przez człowieka: {doubtful}.</translation>
    </message>
    <message>
      <source>Pick a threat on the map; Ctrl adds one</source>
      <translation>Wskaż zagrożenie na mapie; Ctrl dodaje kolejne</translation>
    </message>
    <message>
      <source>Pixel size</source>
      <translation>Rozmiar piksela</translation>
    </message>
    <message>
      <source>Pixels in a radius here: {n}.</source>
      <translation>Piksele w promieniu tutaj: {n}.</translation>
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
      <source>Place in words</source>
      <translation>Opis miejsca</translation>
    </message>
    <message>
      <source>Place: {old} → {new}</source>
      <translation>Miejsce: {old} → {new}</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Miejsca</translation>
    </message>
    <message>
      <source>Places at which the reports lie: only {n}; none can stand out. Take more reports, or give the study area.</source>
      <translation>Liczba miejsc, w których leżą zgłoszenia, to tylko {n}; żadne nie może się wyróżniać. Weź więcej zgłoszeń albo podaj obszar badania.</translation>
    </message>
    <message>
      <source>Places beyond {standard}: {n}, with {share} % of the demand.</source>
      <translation>Miejsca dalej niż {standard}: {n}, z {share} % zapotrzebowania.</translation>
    </message>
    <message>
      <source>Places differ from their neighbours more than chance would have it (Moran's I {i}, p {p}).</source>
      <translation>Miejsca różnią się od sąsiadów bardziej, niż wynika z przypadku (I Morana {i}, p {p}).</translation>
    </message>
    <message>
      <source>Places in high clusters: {high}, in low ones: {low}; places that differ from what surrounds them: {outliers}.</source>
      <translation>Miejsca w skupieniach wysokich: {high}, w niskich: {low}; miejsca różniące się od otoczenia: {outliers}.</translation>
    </message>
    <message>
      <source>Places of demand that no site can reach: {n}; they are listed as uncovered.</source>
      <translation>Miejsca zapotrzebowania nieosiągalne z żadnej lokalizacji: {n}; są wymienione jako niepokryte.</translation>
    </message>
    <message>
      <source>Places of demand: {demand}, sites: {sites}; together more than {most} pairs. Choose larger squares in DEMAND_CELL, or fewer candidates.</source>
      <translation>Miejsca zapotrzebowania: {demand}, lokalizacje: {sites}; razem ponad {most} par. Wybierz większe kwadraty w DEMAND_CELL albo mniej kandydatów.</translation>
    </message>
    <message>
      <source>Places resemble their neighbours more than chance would have it (Moran's I {i}, p {p}).</source>
      <translation>Miejsca są podobne do sąsiadów bardziej, niż wynika z przypadku (I Morana {i}, p {p}).</translation>
    </message>
    <message>
      <source>Places resemble their neighbours no more than chance would have it (Moran's I {i}, p {p}).</source>
      <translation>Miejsca nie są podobne do sąsiadów bardziej, niż wynika z przypadku (I Morana {i}, p {p}).</translation>
    </message>
    <message>
      <source>Places that fell, p ≤ {level} each, with their mean density (reports / km² in 30 days).</source>
      <translation>Miejsca, w których gęstość spadła, w każdym p ≤ {level}, i ich średnia gęstość (zgłoszenia / km² na 30 dni).</translation>
    </message>
    <message>
      <source>Places that rose, p ≤ {level} each, with their mean density (reports / km² in 30 days).</source>
      <translation>Miejsca, w których gęstość wzrosła, w każdym p ≤ {level}, i ich średnia gęstość (zgłoszenia / km² na 30 dni).</translation>
    </message>
    <message>
      <source>Places where it surely rose against the whole: {rises}; fell: {falls}.</source>
      <translation>Miejsca, w których na pewno wzrosło względem całości: {rises}; w których spadło: {falls}.</translation>
    </message>
    <message>
      <source>Places where it surely rose: {rises}; fell: {falls}.</source>
      <translation>Miejsca, w których na pewno wzrosło: {rises}; w których spadło: {falls}.</translation>
    </message>
    <message>
      <source>Places where its share is higher, p ≤ {level} each: those sure for the whole map, then by excess.</source>
      <translation>Miejsca, w których jej udział jest większy, każde z p ≤ {level}: najpierw pewne dla całej mapy, potem według nadwyżki.</translation>
    </message>
    <message>
      <source>Places where its share is lower, p ≤ {level} each: those sure for the whole map, then by what lacks.</source>
      <translation>Miejsca, w których jej udział jest mniejszy, każde z p ≤ {level}: najpierw pewne dla całej mapy, potem według niedoboru.</translation>
    </message>
    <message>
      <source>Places with equally many reports are in one class, even where it so holds more than its share.</source>
      <translation>Miejsca z tą samą liczbą zgłoszeń są w jednej klasie, nawet jeśli przypada na nią przez to więcej niż jej udział.</translation>
    </message>
    <message>
      <source>Places with more reports than chance, p ≤ {level} each: those sure for the whole map, then by excess.</source>
      <translation>Miejsca, w których zgłoszeń jest więcej niż z przypadku, każde z p ≤ {level}: najpierw pewne dla całej mapy, potem według nadwyżki.</translation>
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
      <source>Points at risk</source>
      <translation>Punkty odniesienia</translation>
    </message>
    <message>
      <source>Points at risk: {account}</source>
      <translation>Punkty odniesienia: {account}</translation>
    </message>
    <message>
      <source>Points far from the rest: {n} of {all}, {km} km from the middle, the farthest at {where}. If they are errors, correct them or leave them out by the filter; else give a study area or an extent.</source>
      <translation>Daleko od pozostałych leżą punkty: {n} z {all}, {km} km od środka; najdalszy w {where}. Jeśli to błędy, popraw je albo pomiń filtrem; w przeciwnym razie podaj obszar badania lub zasięg.</translation>
    </message>
    <message>
      <source>Points in no cell or outside the study area, not counted: {n}</source>
      <translation>Punkty w żadnej komórce lub poza obszarem badania, nieliczone: {n}</translation>
    </message>
    <message>
      <source>Points in no unit, not counted: {n}.</source>
      <translation>Punkty w żadnej jednostce, niepoliczone: {n}.</translation>
    </message>
    <message>
      <source>Points in none of the areas, not counted: {n}</source>
      <translation>Punkty poza wszystkimi obszarami, niepoliczone: {n}</translation>
    </message>
    <message>
      <source>Points in none of the places, not counted: {n}</source>
      <translation>Punkty w żadnym z miejsc, nieliczone: {n}</translation>
    </message>
    <message>
      <source>Points in the cluster</source>
      <translation>Punkty w skupisku</translation>
    </message>
    <message>
      <source>Points left out because their time cannot be read: {n}.</source>
      <translation>Pominięto, bo nie można odczytać ich czasu, punkty: {n}.</translation>
    </message>
    <message>
      <source>Points outside the study area, left out: {n}.</source>
      <translation>Punkty poza obszarem badania, pominięte: {n}.</translation>
    </message>
    <message>
      <source>Points per km² of the outline</source>
      <translation>Punkty na km² obrysu</translation>
    </message>
    <message>
      <source>Points that are not among the points at risk: {missing} of {n}. They are drawn from the points at risk, again and again.</source>
      <translation>Punkty, których nie ma wśród punktów odniesienia: {missing} z {n}; losuje się więc z punktów odniesienia ze zwracaniem.</translation>
    </message>
    <message>
      <source>Points until {end}, left out because the prediction was made from their time: {n}.</source>
      <translation>Pominięto, bo z ich czasu powstała prognoza, punkty do {end}: {n}.</translation>
    </message>
    <message>
      <source>Points with a time in the future: {n}. They are used; check them, or leave them out by a filter.</source>
      <translation>Punkty z czasem w przyszłości: {n}. Są uwzględnione; sprawdź je albo pomiń filtrem.</translation>
    </message>
    <message>
      <source>Points with a weight below zero in the field «{field}»: {n}; the least weight is {least}. Weights must be 0 or more: correct them or leave them out with the filter.</source>
      <translation>Punkty z wagą mniejszą od zera w polu „{field}”: {n}; najmniejsza waga to {least}. Wagi muszą wynosić co najmniej 0: popraw je albo pomiń filtrem.</translation>
    </message>
    <message>
      <source>Points with their cluster</source>
      <translation>Punkty z ich skupiskiem</translation>
    </message>
    <message>
      <source>Points within a square become one place at their weighted centre. Left empty: only points at one place become one, and where there are more than 5,000 places, squares that make fewer.</source>
      <translation>Punkty w jednym kwadracie stają się jednym miejscem w ich ważonym środku. Puste: łączone są tylko punkty w tym samym miejscu, a gdy miejsc jest ponad 5000, kwadraty, które dają mniej.</translation>
    </message>
    <message>
      <source>Points without a category, left out: {n}.</source>
      <translation>Pominięte punkty bez kategorii: {n}.</translation>
    </message>
    <message>
      <source>Points without a time that can be read in «{field}», left out: {n}.</source>
      <translation>Liczba punktów bez czasu, który da się odczytać w polu „{field}”: {n}; zostały pominięte.</translation>
    </message>
    <message>
      <source>Points without a time that can be read, left out: {n}.</source>
      <translation>Punkty bez czasu, który da się odczytać, pominięte: {n}.</translation>
    </message>
    <message>
      <source>Points without a time that can be read: {n}. The rule «{rule}» leaves them out.</source>
      <translation>Punkty bez czytelnego czasu: {n}. Reguła „{rule}” je pomija.</translation>
    </message>
    <message>
      <source>Points: only {n}, and a cluster needs {least}. Use more points, or a smaller MIN_SIZE.</source>
      <translation>Liczba punktów wynosi tylko {n}, a skupisko wymaga co najmniej {least}. Użyj większej liczby punktów albo mniejszego MIN_SIZE.</translation>
    </message>
    <message>
      <source>Points: {n}. Each needs {neighbours} others as neighbours. Set NEIGHBOURS to at most {most}.</source>
      <translation>Punkty: {n}. Każdy potrzebuje tylu innych jako sąsiadów: {neighbours}. Ustaw NEIGHBOURS na najwyżej {most}.</translation>
    </message>
    <message>
      <source>Police plane</source>
      <translation>Płaszczyzna policyjna</translation>
    </message>
    <message>
      <source>Police statistics</source>
      <translation>Statystyka policyjna</translation>
    </message>
    <message>
      <source>Police statistics, {period}</source>
      <translation>Statystyka policyjna, {period}</translation>
    </message>
    <message>
      <source>Police statistics, {period}, {unit}</source>
      <translation>Statystyka policyjna, {period}, {unit}</translation>
    </message>
    <message>
      <source>Police systems</source>
      <translation>Systemy Policji</translation>
    </message>
    <message>
      <source>Polish</source>
      <translation>polski</translation>
    </message>
    <message>
      <source>Polish civil time</source>
      <translation>czas urzędowy w Polsce</translation>
    </message>
    <message>
      <source>Polygons of the area that reports can come from. Outside it there is no result; inside it zero is zero.</source>
      <translation>Poligony obszaru, z którego mogą pochodzić zgłoszenia. Poza nim nie ma wyniku; w nim zero znaczy zero.</translation>
    </message>
    <message>
      <source>Polygons with TERYT codes, to join the counts of the last period to.</source>
      <translation>Wielokąty z kodami TERYT, z którymi zostaną złączone liczby z ostatniego okresu.</translation>
    </message>
    <message>
      <source>Polygons, in the smallest of which a report counts, or lines, of which it counts at the nearest; their fields are kept. Left empty, a grid of cells is made.</source>
      <translation>Poligony: zgłoszenie liczy się w najmniejszym, w którym leży; albo linie: liczy się przy najbliższej. Ich pola zostają zachowane. Gdy puste, powstaje siatka komórek.</translation>
    </message>
    <message>
      <source>Port</source>
      <translation>Port</translation>
    </message>
    <message>
      <source>Position by the widened limits</source>
      <translation>Położenie względem poszerzonych granic</translation>
    </message>
    <message>
      <source>Position changed</source>
      <translation>Zmieniono położenie</translation>
    </message>
    <message>
      <source>Position moved by {distance}</source>
      <translation>Przesunięcie o {distance}</translation>
    </message>
    <message>
      <source>Position: 0 inside, 1 beyond 95 %, 2 beyond 99.8 %, minus below</source>
      <translation>Położenie: 0 wewnątrz, 1 poza 95 %, 2 poza 99,8 %, minus poniżej</translation>
    </message>
    <message>
      <source>Positions are those of places.</source>
      <translation>Położenia są położeniami miejsc.</translation>
    </message>
    <message>
      <source>Possible: {values}.</source>
      <translation>Możliwe: {values}.</translation>
    </message>
    <message>
      <source>Prediction</source>
      <translation>Prognoza</translation>
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
      <source>Profiles on the web</source>
      <translation>Profile w internecie</translation>
    </message>
    <message>
      <source>Promise</source>
      <translation>Warunek</translation>
    </message>
    <message>
      <source>Proposal to compare with</source>
      <translation>Propozycja do porównania</translation>
    </message>
    <message>
      <source>Proposed, because the words are alike.</source>
      <translation>Propozycja, bo słowa są podobne.</translation>
    </message>
    <message>
      <source>Public holidays</source>
      <translation>Święta</translation>
    </message>
    <message>
      <source>Public holidays and long weekends</source>
      <translation>Święta i długie weekendy</translation>
    </message>
    <message>
      <source>Public order</source>
      <translation>Porządek publiczny</translation>
    </message>
    <message>
      <source>Public plane</source>
      <translation>Płaszczyzna społeczna</translation>
    </message>
    <message>
      <source>Publication</source>
      <translation>Publikacja</translation>
    </message>
    <message>
      <source>Publication: {period}</source>
      <translation>Publikacja: {period}</translation>
    </message>
    <message>
      <source>Publications that nobody has had</source>
      <translation>Publikacje, których nikt nie miał</translation>
    </message>
    <message>
      <source>Publish a map</source>
      <translation>Publikacja mapy</translation>
    </message>
    <message>
      <source>Put demand together in squares of</source>
      <translation>Łącz zapotrzebowanie w kwadratach o boku</translation>
    </message>
    <message>
      <source>Python libraries are needed that are not installed: {names}. Install them for the Python that QGIS uses (Windows: the OSGeo4W installer; Debian: {packages}), then start QGIS again.</source>
      <translation>Brakuje bibliotek Pythona: {names}. Zainstaluj je dla Pythona, którego używa QGIS (Windows: instalator OSGeo4W; Debian: {packages}), a potem uruchom QGIS ponownie.</translation>
    </message>
    <message>
      <source>QGIS does not have the login «{id}» with a name and a password. Choose another one, or unlock QGIS's authentication with the master password.</source>
      <translation>QGIS nie ma loginu „{id}” z nazwą i hasłem. Wybierz inny albo odblokuj uwierzytelnianie QGIS hasłem głównym.</translation>
    </message>
    <message>
      <source>Quadrant</source>
      <translation>Ćwiartka</translation>
    </message>
    <message>
      <source>Quadrant if significant</source>
      <translation>Ćwiartka, jeśli istotna</translation>
    </message>
    <message>
      <source>Quotient</source>
      <translation>Iloraz</translation>
    </message>
    <message>
      <source>Quotient by chance, lower limit (95 %)</source>
      <translation>Iloraz z przypadku, dolna granica (95 %)</translation>
    </message>
    <message>
      <source>Quotient by chance, upper limit (95 %)</source>
      <translation>Iloraz z przypadku, górna granica (95 %)</translation>
    </message>
    <message>
      <source>RRI, hits to those predicted</source>
      <translation>RRI, trafienia do przewidzianych</translation>
    </message>
    <message>
      <source>RULES is no JSON ({reason}). Write it as {example}, or name a file that holds it.</source>
      <translation>RULES nie jest zapisem JSON ({reason}). Należy wpisać je jak {example} albo podać plik z takim zapisem.</translation>
    </message>
    <message>
      <source>RULES must be an object of rules by category, as {example}.</source>
      <translation>RULES muszą być obiektem z regułami według kategorii, jak {example}.</translation>
    </message>
    <message>
      <source>RULES names the category «{category}», which there is not. There are: {names}.</source>
      <translation>RULES wymieniają kategorię „{category}”, której nie ma. Są: {names}.</translation>
    </message>
    <message>
      <source>Radius</source>
      <translation>Promień</translation>
    </message>
    <message>
      <source>Radius in time</source>
      <translation>Promień w czasie</translation>
    </message>
    <message>
      <source>Radius in time, days</source>
      <translation>Promień w czasie, dni</translation>
    </message>
    <message>
      <source>Radius of the density</source>
      <translation>Promień gęstości</translation>
    </message>
    <message>
      <source>Radius {radius} m ({radius_reason}), at least {min_size} points ({min_size_reason})</source>
      <translation>Promień {radius} m ({radius_reason}), najmniejsza liczba punktów: {min_size} ({min_size_reason})</translation>
    </message>
    <message>
      <source>Radius {radius} m ({rule}), pixels of {pixel} m, {rows} × {columns} pixels. {why}</source>
      <translation>Promień {radius} m ({rule}), piksele {pixel} m, {rows} × {columns} pikseli. {why}</translation>
    </message>
    <message>
      <source>Radius {radius} m ({rule}), {kernel} kernel, {columns} × {rows} pixels of {pixel} m.</source>
      <translation>Promień {radius} m ({rule}), jądro {kernel}, piksele {columns} × {rows} o boku {pixel} m.</translation>
    </message>
    <message>
      <source>Radius, m</source>
      <translation>Promień, m</translation>
    </message>
    <message>
      <source>Railway</source>
      <translation>Kolej</translation>
    </message>
    <message>
      <source>Rank</source>
      <translation>Pozycja</translation>
    </message>
    <message>
      <source>Ranked hot spots, {places}</source>
      <translation>Uszeregowane gorące punkty, {places}</translation>
    </message>
    <message>
      <source>Ranked places</source>
      <translation>Uporządkowane miejsca</translation>
    </message>
    <message>
      <source>Rarer texts that are kept as they are: {n}.</source>
      <translation>Rzadsze określenia, które pozostaną bez zmian: {n}.</translation>
    </message>
    <message>
      <source>Raster</source>
      <translation>Raster</translation>
    </message>
    <message>
      <source>Rate</source>
      <translation>Współczynnik</translation>
    </message>
    <message>
      <source>Rate per</source>
      <translation>Wskaźnik na</translation>
    </message>
    <message>
      <source>Rate ratio</source>
      <translation>Iloraz natężeń</translation>
    </message>
    <message>
      <source>Rate ratio, lower limit</source>
      <translation>Iloraz natężeń, dolna granica</translation>
    </message>
    <message>
      <source>Rate ratio, relative to the whole</source>
      <translation>Iloraz natężeń względem całości</translation>
    </message>
    <message>
      <source>Rate ratio, upper limit</source>
      <translation>Iloraz natężeń, górna granica</translation>
    </message>
    <message>
      <source>Rate {unit}</source>
      <translation>Współczynnik {unit}</translation>
    </message>
    <message>
      <source>Rate, lower limit</source>
      <translation>Współczynnik, dolna granica</translation>
    </message>
    <message>
      <source>Rate, lower limit (95 %)</source>
      <translation>Współczynnik, dolna granica (95 %)</translation>
    </message>
    <message>
      <source>Rate, upper limit</source>
      <translation>Współczynnik, górna granica</translation>
    </message>
    <message>
      <source>Rate, upper limit (95 %)</source>
      <translation>Współczynnik, górna granica (95 %)</translation>
    </message>
    <message>
      <source>Rates</source>
      <translation>Natężenia</translation>
    </message>
    <message>
      <source>Rationale</source>
      <translation>Uzasadnienie</translation>
    </message>
    <message>
      <source>Re&amp;jected rows</source>
      <translation>&amp;Odrzucone wiersze</translation>
    </message>
    <message>
      <source>Re&amp;jected rows: the first {shown} of {n}</source>
      <translation>&amp;Odrzucone wiersze: pierwsze {shown} z {n}</translation>
    </message>
    <message>
      <source>Read</source>
      <translation>Odczytano</translation>
    </message>
    <message>
      <source>Read &amp;anew</source>
      <translation>Wczytaj &amp;ponownie</translation>
    </message>
    <message>
      <source>Read the other way round: only so it lies where this store's threats do.</source>
      <translation>Odczytano w odwrotnej kolejności: tylko tak miejsce leży tam, gdzie zagrożenia tego magazynu.</translation>
    </message>
    <message>
      <source>Reading all rows…</source>
      <translation>Wczytywanie wszystkich wierszy…</translation>
    </message>
    <message>
      <source>Reading the first rows…</source>
      <translation>Wczytywanie pierwszych wierszy…</translation>
    </message>
    <message>
      <source>Reading the threats</source>
      <translation>Odczyt zagrożeń</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Powód</translation>
    </message>
    <message>
      <source>Reason, measures taken</source>
      <translation>Uzasadnienie, podjęte działania</translation>
    </message>
    <message>
      <source>Reasons and &amp;templates…</source>
      <translation>Powody i sza&amp;blony…</translation>
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
      <source>Refused attachments</source>
      <translation>Odrzucone załączniki</translation>
    </message>
    <message>
      <source>Registration plates</source>
      <translation>Tablice rejestracyjne</translation>
    </message>
    <message>
      <source>Rejected rows</source>
      <translation>Odrzucone wiersze</translation>
    </message>
    <message>
      <source>Rejected rows of {name}</source>
      <translation>Odrzucone wiersze: {name}</translation>
    </message>
    <message>
      <source>Relative risk</source>
      <translation>Ryzyko względne</translation>
    </message>
    <message>
      <source>Relative risk of a category</source>
      <translation>Ryzyko względne kategorii</translation>
    </message>
    <message>
      <source>Relative risk of «{category}»</source>
      <translation>Ryzyko względne kategorii „{category}”</translation>
    </message>
    <message>
      <source>Relative risk, {settings}</source>
      <translation>Ryzyko względne, {settings}</translation>
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
      <source>Repair the &amp;map layers</source>
      <translation>&amp;Napraw warstwy mapy</translation>
    </message>
    <message>
      <source>Repeat</source>
      <translation>Powtórzenie</translation>
    </message>
    <message>
      <source>Repeat, significant bands</source>
      <translation>Powtórzenie, przedziały istotne</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Raport</translation>
    </message>
    <message>
      <source>Report for the command</source>
      <translation>Raport dla kierownictwa</translation>
    </message>
    <message>
      <source>Report of a citizen: {category}</source>
      <translation>Zgłoszenie mieszkańca: {category}</translation>
    </message>
    <message>
      <source>Report: {category}</source>
      <translation>Zgłoszenie: {category}</translation>
    </message>
    <message>
      <source>Reported</source>
      <translation>Zgłoszono</translation>
    </message>
    <message>
      <source>Reported after the moment of the state, left out: {n}.</source>
      <translation>Zgłoszone po chwili, na którą podano stan, pominięte: {n}.</translation>
    </message>
    <message>
      <source>Reported again</source>
      <translation>Zgłoszono ponownie</translation>
    </message>
    <message>
      <source>Reported again ({about})</source>
      <translation>Zgłoszono ponownie ({about})</translation>
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
      <source>Reports / 1,000 inhabitants</source>
      <translation>Zgłoszenia / 1000 mieszkańców</translation>
    </message>
    <message>
      <source>Reports / expected</source>
      <translation>Zgłoszenia / oczekiwane</translation>
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
      <source>Reports a day, so that weekdays that occurred more often do not seem busier.</source>
      <translation>Zgłoszenia na dzień, aby dni tygodnia, których było więcej, nie wydawały się bardziej obciążone.</translation>
    </message>
    <message>
      <source>Reports are counted in squares of this side, 250 m or more unless the store says otherwise. The larger, the fewer are left out.</source>
      <translation>Zgłoszenia liczone są w kwadratach o tym boku, co najmniej 250 m, chyba że magazyn stanowi inaczej. Im większe, tym mniej zgłoszeń się pomija.</translation>
    </message>
    <message>
      <source>Reports are not crimes.</source>
      <translation>Zgłoszenia to nie przestępstwa.</translation>
    </message>
    <message>
      <source>Reports before and after.</source>
      <translation>Zgłoszenia przed i po.</translation>
    </message>
    <message>
      <source>Reports before the first whole step, not counted: {n}.</source>
      <translation>Zgłoszenia sprzed pierwszego pełnego kroku, które się nie liczą: {n}.</translation>
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
      <source>Reports by month</source>
      <translation>Zgłoszenia według miesięcy</translation>
    </message>
    <message>
      <source>Reports by month. Shaded: where 95 of 100 months would lie if the rate were the same throughout; outside it: {n} of {months}.</source>
      <translation>Zgłoszenia według miesięcy. Cieniowane: gdzie leżałoby 95 na 100 miesięcy przy stałym natężeniu; poza pasem: {n} z {months}.</translation>
    </message>
    <message>
      <source>Reports by period.</source>
      <translation>Zgłoszenia według okresu.</translation>
    </message>
    <message>
      <source>Reports by status</source>
      <translation>Zgłoszenia według statusu</translation>
    </message>
    <message>
      <source>Reports by weekday and hour, Polish civil time. Framed: more than the hour and the weekday alone lead one to expect, beyond chance (q ≤ 0.05).</source>
      <translation>Zgłoszenia według dnia tygodnia i godziny, czas polski. W ramce: więcej, niż wynika z samej godziny i samego dnia, ponad przypadek (q ≤ 0,05).</translation>
    </message>
    <message>
      <source>Reports dated in the future: {n}. If that is wrong, leave them out by FILTER or by PERIOD.</source>
      <translation>Liczba zgłoszeń z datą w przyszłości: {n}. Jeśli to błąd, pomiń je za pomocą FILTER lub PERIOD.</translation>
    </message>
    <message>
      <source>Reports dated later than now: {n}. Check the field of the time.</source>
      <translation>Zgłoszenia z datą późniejszą niż teraz: {n}. Sprawdź pole czasu.</translation>
    </message>
    <message>
      <source>Reports farther than so many metres from every line count nowhere. Left empty: 100 m.</source>
      <translation>Zgłoszenia dalsze niż tyle metrów od każdej linii nie są nigdzie liczone. Gdy puste: 100 m.</translation>
    </message>
    <message>
      <source>Reports in a case already</source>
      <translation>Zgłoszenia już w sprawie</translation>
    </message>
    <message>
      <source>Reports in all cells by step, named by the day it ends; falling (Mann-Kendall z = {z}, p {p}).</source>
      <translation>Zgłoszenia we wszystkich komórkach według kroków, nazwanych od dnia, w którym krok się kończy; trend malejący (Mann-Kendall z = {z}, p {p}).</translation>
    </message>
    <message>
      <source>Reports in all cells by step, named by the day it ends; no trend (Mann-Kendall z = {z}, p {p}).</source>
      <translation>Zgłoszenia we wszystkich komórkach według kroków, nazwanych od dnia, w którym krok się kończy; bez trendu (Mann-Kendall z = {z}, p {p}).</translation>
    </message>
    <message>
      <source>Reports in all cells by step, named by the day it ends; rising (Mann-Kendall z = {z}, p {p}).</source>
      <translation>Zgłoszenia we wszystkich komórkach według kroków, nazwanych od dnia, w którym krok się kończy; trend rosnący (Mann-Kendall z = {z}, p {p}).</translation>
    </message>
    <message>
      <source>Reports in bursts of one hand: {inside}, bursts: {bursts}.</source>
      <translation>Zgłoszenia w seriach z jednej ręki: {inside}, serie: {bursts}.</translation>
    </message>
    <message>
      <source>Reports in crowded places, each compared with the {most} next ones in time around it only: {n}.</source>
      <translation>Zgłoszenia w miejscach zatłoczonych, każde porównane tylko z {most} następnymi w czasie dookoła: {n}.</translation>
    </message>
    <message>
      <source>Reports in groups by category, and their share of the category.</source>
      <translation>Zgłoszenia w grupach według kategorii i ich udział w kategorii.</translation>
    </message>
    <message>
      <source>Reports in the first period: {first}, in the second: {second}.</source>
      <translation>Liczba zgłoszeń w pierwszym okresie: {first}, w drugim: {second}.</translation>
    </message>
    <message>
      <source>Reports in the last step</source>
      <translation>Zgłoszenia w ostatnim kroku</translation>
    </message>
    <message>
      <source>Reports in the whole period by {places}, the sum of its published counts.</source>
      <translation>Zgłoszenia z całego okresu, podział: {places}; suma opublikowanych liczb.</translation>
    </message>
    <message>
      <source>Reports of the category</source>
      <translation>Zgłoszenia w kategorii</translation>
    </message>
    <message>
      <source>Reports of the first period</source>
      <translation>Zgłoszenia z pierwszego okresu</translation>
    </message>
    <message>
      <source>Reports of the neighbour's category</source>
      <translation>Zgłoszenia kategorii sąsiada</translation>
    </message>
    <message>
      <source>Reports of the public and the internet plane. Open: statuses that still need somebody; how many were open before is read from the time of the last change. More than chance: Krishnamoorthy and Thomson's E-test of two counts, p below {alpha}; between categories adjusted by Benjamini and Hochberg. Confirmed share: confirmed, also if passed on or eliminated since, of all decided reports of {days} days; Wilson's interval, Newcombe's for the difference. Similar: the same category within {similar} m. Recurring: at least two confirmed threats of a category no more than {recurring} m from one another in {year} days.</source>
      <translation>Zgłoszenia płaszczyzny społecznej i internetowej. Otwarte: statusy, które jeszcze czegoś wymagają; ile było otwartych wcześniej, wynika z czasu ostatniej zmiany. Więcej niż przypadek: test E Krishnamoorthy’ego i Thomsona dla dwóch liczebności, p poniżej {alpha}; między kategoriami z poprawką Benjaminiego i Hochberga. Udział potwierdzonych: potwierdzone, także później przekazane lub wyeliminowane, ze wszystkich zgłoszeń z {days} dni, które rozstrzygnięto; przedział Wilsona, dla różnicy Newcombe’a. Podobne: ta sama kategoria w promieniu {similar} m. Powtarzające się: co najmniej dwa potwierdzone zagrożenia jednej kategorii, odległe od siebie najwyżej o {recurring} m, w ciągu {year} dni.</translation>
    </message>
    <message>
      <source>Reports of the same category within {metres} m: {n}</source>
      <translation>Zgłoszenia tej samej kategorii w promieniu {metres} m: {n}</translation>
    </message>
    <message>
      <source>Reports of the second period</source>
      <translation>Zgłoszenia z drugiego okresu</translation>
    </message>
    <message>
      <source>Reports of the second period drawn anew with replacement (bootstrap).</source>
      <translation>Zgłoszenia drugiego okresu losowane na nowo ze zwracaniem (bootstrap).</translation>
    </message>
    <message>
      <source>Reports of threats</source>
      <translation>Zgłoszenia zagrożeń</translation>
    </message>
    <message>
      <source>Reports of «{category}»: {n} of {total}, {share} %.</source>
      <translation>Zgłoszenia kategorii „{category}”: {n} z {total}, {share} %.</translation>
    </message>
    <message>
      <source>Reports on the National Map of Safety Threats of {period}, as of {day}. It measures what was reported, not crime. Places are coarsened, counts below {n} are left out or suppressed, descriptions are not published. The map is not for emergencies: call 112.</source>
      <translation>Zgłoszenia z Krajowej Mapy Zagrożeń Bezpieczeństwa, {period}, stan na {day}. Mapa pokazuje zgłoszenia, nie przestępstwa. Miejsca są uogólnione, liczby poniżej {n} pominięto lub ukryto, opisów się nie publikuje. Mapa nie służy do zgłoszeń pilnych: w nagłych wypadkach dzwoń pod 112.</translation>
    </message>
    <message>
      <source>Reports on the map</source>
      <translation>Zgłoszenia na mapie</translation>
    </message>
    <message>
      <source>Reports on the public map: {n} of {all}, at {places} places. Every promise was proved.</source>
      <translation>Zgłoszenia na mapie publicznej: {n} z {all}, miejsca: {places}. Spełnienie każdego warunku sprawdzono.</translation>
    </message>
    <message>
      <source>Reports outside the period, not counted: {n}.</source>
      <translation>Zgłoszenia spoza okresu, które się nie liczą: {n}.</translation>
    </message>
    <message>
      <source>Reports per 1,000 inhabitants, {cells}</source>
      <translation>Zgłoszenia na 1000 mieszkańców, {cells}</translation>
    </message>
    <message>
      <source>Reports per km²</source>
      <translation>Zgłoszenia na km²</translation>
    </message>
    <message>
      <source>Reports per km² in 30 days: about a month, so that short periods are not blown up to a year, and the same unit whatever the lengths of the periods.</source>
      <translation>Zgłoszenia na km² w ciągu 30 dni: około miesiąca, aby krótkich okresów nie rozciągać do roku, i w tej samej jednostce bez względu na długość okresów.</translation>
    </message>
    <message>
      <source>Reports read</source>
      <translation>Odczytane zgłoszenia</translation>
    </message>
    <message>
      <source>Reports removed</source>
      <translation>Usunięte zgłoszenia</translation>
    </message>
    <message>
      <source>Reports with words: {n} of {all}.</source>
      <translation>Zgłoszenia ze słowami: {n} z {all}.</translation>
    </message>
    <message>
      <source>Reports without a number in «{field}», left out of the comparison: {n}.</source>
      <translation>Zgłoszenia bez liczby w polu „{field}”, pominięte w porównaniu: {n}.</translation>
    </message>
    <message>
      <source>Reports without a readable time, not counted: {n}.</source>
      <translation>Zgłoszenia bez czytelnego czasu, które się nie liczą: {n}.</translation>
    </message>
    <message>
      <source>Reports {period} against {compare}</source>
      <translation>Zgłoszenia {period} wobec {compare}</translation>
    </message>
    <message>
      <source>Reports, not crimes. In an emergency call 112.</source>
      <translation>Zgłoszenia, nie przestępstwa. W nagłych wypadkach dzwoń 112.</translation>
    </message>
    <message>
      <source>Reports, {cells}</source>
      <translation>Zgłoszenia, {cells}</translation>
    </message>
    <message>
      <source>Reports, {period}</source>
      <translation>Zgłoszenia, {period}</translation>
    </message>
    <message>
      <source>Reports: {n}. The status is the one they have now.</source>
      <translation>Zgłoszenia: {n}. Status obecny.</translation>
    </message>
    <message>
      <source>Review date before</source>
      <translation>Termin przeglądu przed</translation>
    </message>
    <message>
      <source>Right-click after the last point.</source>
      <translation>Zakończ prawym przyciskiem myszy.</translation>
    </message>
    <message>
      <source>Rise, here p ≤ 0.01</source>
      <translation>Wzrost, tutaj p ≤ 0,01</translation>
    </message>
    <message>
      <source>Rise, here p ≤ 0.05</source>
      <translation>Wzrost, tutaj p ≤ 0,05</translation>
    </message>
    <message>
      <source>Rise, whole map p ≤ 0.05</source>
      <translation>Wzrost, cała mapa p ≤ 0,05</translation>
    </message>
    <message>
      <source>Risk zones</source>
      <translation>Strefy zagrożenia</translation>
    </message>
    <message>
      <source>Risk zones as of</source>
      <translation>Strefy zagrożenia na dzień</translation>
    </message>
    <message>
      <source>Risk zones open as of {day}: {n}.</source>
      <translation>Strefy zagrożenia otwarte na dzień {day}: {n}.</translation>
    </message>
    <message>
      <source>Road traffic</source>
      <translation>Ruch drogowy</translation>
    </message>
    <message>
      <source>Roads</source>
      <translation>Drogi</translation>
    </message>
    <message>
      <source>Roads whose direction is none of the values given, taken by DEFAULT_DIRECTION: {n}.</source>
      <translation>Drogi, których kierunek nie jest żadną z podanych wartości, przyjęte według DEFAULT_DIRECTION: {n}.</translation>
    </message>
    <message>
      <source>Roads without a speed in «{field}», taken at {kmh} km/h: {n}.</source>
      <translation>Drogi bez prędkości w polu „{field}”, przyjęto {kmh} km/h: {n}.</translation>
    </message>
    <message>
      <source>Robust S</source>
      <translation>Odporne S</translation>
    </message>
    <message>
      <source>Role</source>
      <translation>Rola</translation>
    </message>
    <message>
      <source>Role: core, border, noise</source>
      <translation>Rola: core (rdzeń), border (brzeg), noise (szum)</translation>
    </message>
    <message>
      <source>Role: originator, repeat, near repeat</source>
      <translation>Rola: originator (początek łańcucha), repeat (powtórzenie), near repeat (bliskie powtórzenie)</translation>
    </message>
    <message>
      <source>Roles</source>
      <translation>Role</translation>
    </message>
    <message>
      <source>Route</source>
      <translation>Trasa</translation>
    </message>
    <message>
      <source>Route and visits in their order</source>
      <translation>Trasa i wizyty w kolejności</translation>
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
      <source>Row {row}: the text in {language} has {n} characters; {most} is the most.</source>
      <translation>Wiersz {row}: tekst ({language}) ma {n} znaków, a może mieć najwyżej {most}.</translation>
    </message>
    <message>
      <source>Row {row}: the text in {language} is empty.</source>
      <translation>Wiersz {row}: brak tekstu ({language}).</translation>
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
      <source>Rows to be read</source>
      <translation>Wiersze do przeczytania</translation>
    </message>
    <message>
      <source>Rows with a value in the field look_again name a person beside the number of a house or flat. That is not hidden by itself: streets and schools bear names too. Read them before the table goes further.</source>
      <translation>W wierszach z wartością w polu look_again nazwisko stoi obok numeru domu lub mieszkania. Nie jest to ukrywane samoczynnie: nazwiska noszą też ulice i szkoły. Przeczytaj je, zanim tabela pójdzie dalej.</translation>
    </message>
    <message>
      <source>Rows with personal data</source>
      <translation>Wiersze z danymi osobowymi</translation>
    </message>
    <message>
      <source>Rows without any count: {n}.</source>
      <translation>Wiersze bez żadnej liczby: {n}.</translation>
    </message>
    <message>
      <source>Rows {first} and {row}: «{text}» stands twice for the status «{status}».</source>
      <translation>Wiersze {first} i {row}: „{text}” powtarza się dla statusu „{status}”.</translation>
    </message>
    <message>
      <source>Rule</source>
      <translation>Zasada</translation>
    </message>
    <message>
      <source>Rule for the radius</source>
      <translation>Reguła wyboru promienia</translation>
    </message>
    <message>
      <source>Rule of the store</source>
      <translation>Ustawienie magazynu</translation>
    </message>
    <message>
      <source>Rules</source>
      <translation>Zasady</translation>
    </message>
    <message>
      <source>Rules of the search</source>
      <translation>Reguły wyszukiwania</translation>
    </message>
    <message>
      <source>Run it again later.</source>
      <translation>Uruchom ponownie później.</translation>
    </message>
    <message>
      <source>S</source>
      <translation>południe</translation>
    </message>
    <message>
      <source>S&amp;how</source>
      <translation>&amp;Pokaż</translation>
    </message>
    <message>
      <source>SE</source>
      <translation>południowy wschód</translation>
    </message>
    <message>
      <source>STEP {days} makes {number} steps; {most} are the most. Choose a STEP of at least {least} days.</source>
      <translation>STEP {days}, liczba kroków: {number}; największa dopuszczalna to {most}. Wybierz STEP o długości co najmniej {least} dni.</translation>
    </message>
    <message>
      <source>STEPS_BACK {n} leaves {left} of {steps} steps for the trend, and {fewest} are needed. Choose at most {most}.</source>
      <translation>Przy STEPS_BACK {n} liczba kroków do trendu wynosi {left} z {steps}, a potrzeba co najmniej {fewest}. Wybierz najwyżej {most}.</translation>
    </message>
    <message>
      <source>SW</source>
      <translation>południowy zachód</translation>
    </message>
    <message>
      <source>SYNTHETIC DATA</source>
      <translation>DANE SYNTETYCZNE</translation>
    </message>
    <message>
      <source>Samples of the S index</source>
      <translation>Próby wskaźnika S</translation>
    </message>
    <message>
      <source>Sat</source>
      <translation>sb</translation>
    </message>
    <message>
      <source>Saturday or Sunday of a long weekend</source>
      <translation>sobota lub niedziela długiego weekendu</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>Zapisz jako…</translation>
    </message>
    <message>
      <source>Save the attachment</source>
      <translation>Zapis załącznika</translation>
    </message>
    <message>
      <source>Saved as a file, this text gives the same result again: qgis_process run kmzb:stationlocation - &lt; rationale.json</source>
      <translation>Zapisany jako plik, ten tekst daje ponownie ten sam wynik: qgis_process run kmzb:stationlocation - &lt; rationale.json</translation>
    </message>
    <message>
      <source>Saved on this computer; it goes to the store in a moment.</source>
      <translation>Zapisano na tym komputerze; za chwilę trafi do magazynu.</translation>
    </message>
    <message>
      <source>Saved: {path}. The store has logged it.</source>
      <translation>Zapisano: {path}. Odnotowano to w dzienniku magazynu.</translation>
    </message>
    <message>
      <source>Say in CATEGORY which category is compared with all reports.</source>
      <translation>Podaj w CATEGORY, która kategoria ma być porównana ze wszystkimi zgłoszeniami.</translation>
    </message>
    <message>
      <source>Say where: click on the map, or type the coordinates.</source>
      <translation>Podaj miejsce: kliknij na mapie albo wpisz współrzędne.</translation>
    </message>
    <message>
      <source>Say which point layer of the project holds the stations</source>
      <translation>Wskaż, która warstwa punktowa projektu zawiera komisariaty</translation>
    </message>
    <message>
      <source>Say whose login it is.</source>
      <translation>Podaj, czyj to login.</translation>
    </message>
    <message>
      <source>Says what would be accepted, is known already or is rejected, and writes nothing into the store.</source>
      <translation>Podaje, co zostałoby przyjęte, co jest już znane, a co odrzucone, i niczego nie zapisuje w magazynie.</translation>
    </message>
    <message>
      <source>Says what would be erased and erases nothing.</source>
      <translation>Mówi, co zostałoby usunięte, i niczego nie usuwa.</translation>
    </message>
    <message>
      <source>Says who lives where and is not masked: {what}. Leave out the name if you can.</source>
      <translation>Wskazuje, kto gdzie mieszka, i nie jest maskowane: {what}. Jeżeli to możliwe, pomiń nazwisko.</translation>
    </message>
    <message>
      <source>Scott's robust rule: there are too few places for another one. Rounded to two digits.</source>
      <translation>Odporna reguła Scotta: na inną jest za mało miejsc. Zaokrąglono do dwóch cyfr.</translation>
    </message>
    <message>
      <source>Scott's rule</source>
      <translation>reguła Scotta</translation>
    </message>
    <message>
      <source>Scott's rule (scott) is for one single cluster. Esri's (esri) is the default of Esri's tool. Likelihood rule (likelihood): the reports foretell each other best. Best forecast (holdout): the past best foretells the period after it; needs the time. Default rule (left empty): the radius given (fixed), else by likelihood and neighbours, which suits most layers.</source>
      <translation>Reguła Scotta (scott): dla jednego skupiska. Reguła Esri (esri): wartość domyślna narzędzia Esri. Reguła wiarygodności (likelihood): zgłoszenia najlepiej przewidują się nawzajem. Najlepsza prognoza (holdout): przeszłość najlepiej przewiduje następny okres; wymaga czasu. Reguła domyślna (puste): podany promień (fixed), inaczej według wiarygodności i sąsiadów, co pasuje do większości warstw.</translation>
    </message>
    <message>
      <source>Scott's rule needs points at two places at least. Give the radius instead.</source>
      <translation>Reguła Scotta wymaga punktów w co najmniej dwóch miejscach. Podaj promień.</translation>
    </message>
    <message>
      <source>Scott's rule, at least a step</source>
      <translation>reguła Scotta, co najmniej jeden krok</translation>
    </message>
    <message>
      <source>Scott's rule, n^(-1/6) · s: n = {n}, standard deviation s = {spread} m.</source>
      <translation>Reguła Scotta, n^(-1/6) · s: liczba punktów n = {n}, odchylenie standardowe s = {spread} m.</translation>
    </message>
    <message>
      <source>Second category</source>
      <translation>Druga kategoria</translation>
    </message>
    <message>
      <source>Second count without a change</source>
      <translation>Druga liczba bez zmiany</translation>
    </message>
    <message>
      <source>Second demand</source>
      <translation>Drugie zapotrzebowanie</translation>
    </message>
    <message>
      <source>Second period</source>
      <translation>Drugi okres</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Ziarno losowości</translation>
    </message>
    <message>
      <source>Seen by the superior</source>
      <translation>Zapoznał się przełożony</translation>
    </message>
    <message>
      <source>Sensitive category: in the tables alone</source>
      <translation>Kategoria wrażliwa: tylko w tabelach</translation>
    </message>
    <message>
      <source>Sensitive category: not for the public.</source>
      <translation>Kategoria wrażliwa: nie do publikacji.</translation>
    </message>
    <message>
      <source>Separator of a CSV file</source>
      <translation>Separator pliku CSV</translation>
    </message>
    <message>
      <source>Served: {logins}.</source>
      <translation>Obsługiwani: {logins}.</translation>
    </message>
    <message>
      <source>Set against</source>
      <translation>Odniesienie</translation>
    </message>
    <message>
      <source>Several statuses</source>
      <translation>Kilka statusów</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>Udział</translation>
    </message>
    <message>
      <source>Share covered by whole cells, %</source>
      <translation>Udział objęty całymi komórkami, %</translation>
    </message>
    <message>
      <source>Share of all points</source>
      <translation>Udział we wszystkich punktach</translation>
    </message>
    <message>
      <source>Share of all reports, %</source>
      <translation>Udział we wszystkich zgłoszeniach, %</translation>
    </message>
    <message>
      <source>Share of all weeks of the data</source>
      <translation>Udział we wszystkich tygodniach danych</translation>
    </message>
    <message>
      <source>Share of places with {percent} %</source>
      <translation>Udział miejsc, na które przypada {percent} %</translation>
    </message>
    <message>
      <source>Share of steps that are cold</source>
      <translation>Udział kroków zimnych</translation>
    </message>
    <message>
      <source>Share of steps that are hot</source>
      <translation>Udział kroków gorących</translation>
    </message>
    <message>
      <source>Share of the area</source>
      <translation>Udział obszaru</translation>
    </message>
    <message>
      <source>Share of the area with enough reports. By chance alone 5 % of it would be below 0.05 «here».</source>
      <translation>Udział w obszarze z dostateczną liczbą zgłoszeń. Przez sam przypadek 5 % miałoby „tutaj” mniej niż 0,05.</translation>
    </message>
    <message>
      <source>Share of the area's reports</source>
      <translation>Udział w zgłoszeniach obszaru</translation>
    </message>
    <message>
      <source>Share of the area, %</source>
      <translation>Udział obszaru, %</translation>
    </message>
    <message>
      <source>Share of the area. By chance alone 5 % of it would be below 0.05 «here».</source>
      <translation>Udział obszaru. Przez sam przypadek 5 % obszaru miałoby „tutaj” mniej niż 0,05.</translation>
    </message>
    <message>
      <source>Share of the category, %</source>
      <translation>Udział kategorii, %</translation>
    </message>
    <message>
      <source>Share of the demand within {standard}.</source>
      <translation>Udział zapotrzebowania w odległości do {standard}.</translation>
    </message>
    <message>
      <source>Share of the demand, %</source>
      <translation>Udział w zapotrzebowaniu, %</translation>
    </message>
    <message>
      <source>Share of the first period, %</source>
      <translation>Udział w pierwszym okresie, %</translation>
    </message>
    <message>
      <source>Share of the second period, %, lower limit</source>
      <translation>Udział w drugim okresie, %, dolna granica</translation>
    </message>
    <message>
      <source>Share of the second period, %, upper limit</source>
      <translation>Udział w drugim okresie, %, górna granica</translation>
    </message>
    <message>
      <source>Share of the weeks between first and last date</source>
      <translation>Udział w tygodniach między pierwszą a ostatnią datą</translation>
    </message>
    <message>
      <source>Share of the workload [%]</source>
      <translation>Udział w obciążeniu [%]</translation>
    </message>
    <message>
      <source>Share the profile</source>
      <translation>Udostępnienie profilu</translation>
    </message>
    <message>
      <source>Share within the limit</source>
      <translation>Udział w terminie</translation>
    </message>
    <message>
      <source>Share within the limit, lower limit</source>
      <translation>Udział w terminie, dolna granica</translation>
    </message>
    <message>
      <source>Share within the limit, upper limit</source>
      <translation>Udział w terminie, górna granica</translation>
    </message>
    <message>
      <source>Shares</source>
      <translation>Udziały</translation>
    </message>
    <message>
      <source>Shares of the area</source>
      <translation>Udziały obszaru</translation>
    </message>
    <message>
      <source>Shares of the demand, %</source>
      <translation>Udziały w zapotrzebowaniu, %</translation>
    </message>
    <message>
      <source>Sheets to be printed, from a template: the briefing for patrols (one page), the weekly briefing of a unit, the garrison at a glance, the monthly report for the command, the card for the verification of one threat. A template is an ordinary QGIS layout that you can change. The sheets hold no clear descriptions, but they are for use within the unit: mind to whom you give them. Each sheet is logged in the store's audit before it is printed.</source>
      <translation>Arkusze do druku z szablonu: odprawa patroli (jedna strona), odprawa tygodniowa jednostki, garnizon w skrócie, raport miesięczny dla kierownictwa, karta weryfikacji jednego zagrożenia. Szablon to zwykły wydruk QGIS, który można zmienić. Arkusze nie zawierają jawnych opisów, ale są do użytku w jednostce: zwróć uwagę, komu je dajesz. Każdy arkusz trafia do dziennika magazynu, zanim powstanie.</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Pokaż</translation>
    </message>
    <message>
      <source>Show all open threats again</source>
      <translation>Pokaż znów wszystkie otwarte zagrożenia</translation>
    </message>
    <message>
      <source>Show description…</source>
      <translation>Pokaż opis…</translation>
    </message>
    <message>
      <source>Show or hide the history of the threat</source>
      <translation>Pokaż lub ukryj historię zagrożenia</translation>
    </message>
    <message>
      <source>Show the description</source>
      <translation>Pokaż opis</translation>
    </message>
    <message>
      <source>Show the way to the nearest station</source>
      <translation>Pokaż drogę w linii prostej do najbliższego komisariatu</translation>
    </message>
    <message>
      <source>Side</source>
      <translation>Strona</translation>
    </message>
    <message>
      <source>Side of the squares (m)</source>
      <translation>Bok kwadratu (m)</translation>
    </message>
    <message>
      <source>Signature of the officer</source>
      <translation>Podpis policjanta</translation>
    </message>
    <message>
      <source>Significance</source>
      <translation>Istotność</translation>
    </message>
    <message>
      <source>Significance of the change, {settings}</source>
      <translation>Istotność zmiany, {settings}</translation>
    </message>
    <message>
      <source>Significance of the density</source>
      <translation>Istotność gęstości</translation>
    </message>
    <message>
      <source>Significance of the density, {settings}</source>
      <translation>Istotność gęstości, {settings}</translation>
    </message>
    <message>
      <source>Significance of the relative risk, {settings}</source>
      <translation>Istotność ryzyka względnego, {settings}</translation>
    </message>
    <message>
      <source>Significant, 5 %</source>
      <translation>Istotne, 5 %</translation>
    </message>
    <message>
      <source>Similar reports could not be looked up: {reason}</source>
      <translation>Nie można było wyszukać podobnych zgłoszeń: {reason}</translation>
    </message>
    <message>
      <source>Simulations</source>
      <translation>Symulacje</translation>
    </message>
    <message>
      <source>Site</source>
      <translation>Lokalizacja</translation>
    </message>
    <message>
      <source>Sites</source>
      <translation>Lokalizacje</translation>
    </message>
    <message>
      <source>Sites that somebody else proposes, to be compared.</source>
      <translation>Lokalizacje, które proponuje ktoś inny, do porównania.</translation>
    </message>
    <message>
      <source>Sites: {sites}. Places of demand: {places}, of these beyond {standard}: {missed}.</source>
      <translation>Lokalizacje: {sites}. Miejsca zapotrzebowania: {places}, w tym dalej niż {standard}: {missed}.</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Rozmiar</translation>
    </message>
    <message>
      <source>Slivers between units, closed: {n}.</source>
      <translation>Szczeliny między jednostkami, zamknięte: {n}.</translation>
    </message>
    <message>
      <source>Small letters, digits, dots and hyphens, for example a.kowalska.</source>
      <translation>Małe litery, cyfry, kropki i łączniki, na przykład a.kowalska.</translation>
    </message>
    <message>
      <source>Smallest published</source>
      <translation>Najmniejsza opublikowana</translation>
    </message>
    <message>
      <source>So many questions are answered at the same time. About as many as the server has cores.</source>
      <translation>Tyle zapytań jest obsługiwanych jednocześnie. Mniej więcej tyle, ile serwer ma rdzeni.</translation>
    </message>
    <message>
      <source>Social</source>
      <translation>Sprawy społeczne</translation>
    </message>
    <message>
      <source>Somebody else has published this store at the same moment. Nothing was published, though the log has {mark}: try again, with {mark} in WITHDRAWN.</source>
      <translation>W tej samej chwili ktoś inny opublikował dane z tego magazynu. Niczego nie opublikowano, choć w rejestrze jest {mark}: spróbuj ponownie, wpisując {mark} w WITHDRAWN.</translation>
    </message>
    <message>
      <source>Somebody else has published this store meanwhile. Nothing was published: try again.</source>
      <translation>W tym czasie ktoś inny opublikował ten magazyn. Nic nie zostało opublikowane: spróbuj ponownie.</translation>
    </message>
    <message>
      <source>Somebody has opened a layer of the store «{name}» by hand for editing. Close that layer.</source>
      <translation>Ktoś otworzył ręcznie warstwę magazynu „{name}” do edycji. Zamknij tę warstwę.</translation>
    </message>
    <message>
      <source>Someone changed this threat before you. Nothing was overwritten and your correction is kept here.</source>
      <translation>Ktoś zmienił to zagrożenie przed tobą. Niczego nie nadpisano, a twoja poprawka jest tu zachowana.</translation>
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
      <source>Source</source>
      <translation>Źródło</translation>
    </message>
    <message>
      <source>Source system</source>
      <translation>System źródłowy</translation>
    </message>
    <message>
      <source>Source: KMZB, as of {moment}, {store}</source>
      <translation>Źródło: KMZB, stan na {moment}, {store}</translation>
    </message>
    <message>
      <source>Space</source>
      <translation>Spacja</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>Prędkość</translation>
    </message>
    <message>
      <source>Speed [km/h]</source>
      <translation>Prędkość [km/h]</translation>
    </message>
    <message>
      <source>Sporadic cold spot</source>
      <translation>Sporadyczny zimny punkt</translation>
    </message>
    <message>
      <source>Sporadic hot spot</source>
      <translation>Sporadyczny gorący punkt</translation>
    </message>
    <message>
      <source>Spread</source>
      <translation>Zróżnicowanie</translation>
    </message>
    <message>
      <source>Square cells as pixels with the bands z, q (p, corrected), gi_bin and count, for up to 16 million.</source>
      <translation>Kwadratowe komórki jako piksele z kanałami z, q (skorygowane p), gi_bin i count, najwyżej 16 milionów.</translation>
    </message>
    <message>
      <source>St&amp;atus</source>
      <translation>S&amp;tatus</translation>
    </message>
    <message>
      <source>Standard</source>
      <translation>Standard</translation>
    </message>
    <message>
      <source>Standard S</source>
      <translation>Zwykłe S</translation>
    </message>
    <message>
      <source>Standard distance</source>
      <translation>Odległość standardowa</translation>
    </message>
    <message>
      <source>Standard time [min]</source>
      <translation>Czas standardowy [min]</translation>
    </message>
    <message>
      <source>State of</source>
      <translation>Stan na</translation>
    </message>
    <message>
      <source>Station</source>
      <translation>Jednostka</translation>
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
      <source>Station out of a layer</source>
      <translation>Jednostka z warstwy</translation>
    </message>
    <message>
      <source>Stations ({model}, sites: {n}, standard {standard})</source>
      <translation>Jednostki ({model}, liczba: {n}, standard {standard})</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Status; open are all that nobody has closed yet</source>
      <translation>Status; otwarte to wszystkie, których nikt jeszcze nie zamknął</translation>
    </message>
    <message>
      <source>Statuses</source>
      <translation>Statusy</translation>
    </message>
    <message>
      <source>Stays with other criteria, % of the trials</source>
      <translation>Pozostaje przy innych kryteriach, % prób</translation>
    </message>
    <message>
      <source>Step</source>
      <translation>Krok</translation>
    </message>
    <message>
      <source>Step, days</source>
      <translation>Krok, dni</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>Kroki</translation>
    </message>
    <message>
      <source>Steps before</source>
      <translation>Kroki wcześniejsze</translation>
    </message>
    <message>
      <source>Steps of {step} from {start} to {end}: {n}; the reach of each report in days: {width} ({rule}).</source>
      <translation>Liczba kroków {step}: {n}, od {start} do {end}; zasięg każdego zgłoszenia w dniach: {width} ({rule}).</translation>
    </message>
    <message>
      <source>Steps where too few reports were collected: {n}; their bands are empty.</source>
      <translation>Kroki z czasu, w którym zebrano za mało zgłoszeń: {n}; ich kanały są puste.</translation>
    </message>
    <message>
      <source>Steps: {n}, days in a step: {days}; the last one ends with the last report, {end}, the first one begins after {start}.</source>
      <translation>Liczba kroków: {n}, długość kroku w dniach: {days}; ostatni kończy się ostatnim zgłoszeniem, {end}, a pierwszy zaczyna się po {start}.</translation>
    </message>
    <message>
      <source>Stopped. Nothing was imported.</source>
      <translation>Zatrzymano. Niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>Zatrzymywanie…</translation>
    </message>
    <message>
      <source>Stops</source>
      <translation>Postoje</translation>
    </message>
    <message>
      <source>Stops of the round</source>
      <translation>Postoje objazdu</translation>
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
      <source>Stores of threats opened before</source>
      <translation>Otwierane wcześniej magazyny zagrożeń</translation>
    </message>
    <message>
      <source>Straight lines times the detour, in metres; or travel time over NETWORK, in minutes.</source>
      <translation>Linie proste razy wydłużenie drogi, w metrach; albo czas przejazdu po NETWORK, w minutach.</translation>
    </message>
    <message>
      <source>Streets</source>
      <translation>Ulice</translation>
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
      <source>Study area: {area}. Give the study area if you know it: the answer depends on it.</source>
      <translation>Obszar badania: {area}. Podaj go, jeśli go znasz: zależy od niego wynik.</translation>
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
      <source>Sum over all points at the centre of each pixel, each with its own radius; of more than 50,000 points radii 10 % apart share the weight, which moves at most 1 % of a report's mass (Davies and Baddeley 2018).</source>
      <translation>Suma po wszystkich punktach w środku każdego piksela, każdy z własnym promieniem; przy ponad 50 000 punktów waga jest dzielona między promienie różniące się o 10 %, co przesuwa najwyżej 1 % masy zgłoszenia (Davies i Baddeley 2018).</translation>
    </message>
    <message>
      <source>Sums of other rows or columns: {n}. They were left out, because they would count twice.</source>
      <translation>Sumy innych wierszy lub kolumn: {n}. Pominięto je, bo liczyłyby się podwójnie.</translation>
    </message>
    <message>
      <source>Sun</source>
      <translation>nd</translation>
    </message>
    <message>
      <source>Suppressed</source>
      <translation>Ukryto</translation>
    </message>
    <message>
      <source>Suppressed in tables</source>
      <translation>Ukryte w tabelach</translation>
    </message>
    <message>
      <source>TERYT code</source>
      <translation>Kod TERYT</translation>
    </message>
    <message>
      <source>TREATED needs CONTROL: areas like the treated ones, with about as many reports, and nothing done.</source>
      <translation>TREATED wymaga CONTROL: obszarów podobnych do objętych działaniem, z podobną liczbą zgłoszeń, w których nic nie zrobiono.</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>Tabela</translation>
    </message>
    <message>
      <source>Table or layer</source>
      <translation>Tabela albo warstwa</translation>
    </message>
    <message>
      <source>Tables</source>
      <translation>Tabele</translation>
    </message>
    <message>
      <source>Tables and layers</source>
      <translation>Tabele i warstwy</translation>
    </message>
    <message>
      <source>Tables as published before</source>
      <translation>Tabele w postaci opublikowanej wcześniej</translation>
    </message>
    <message>
      <source>Tables for the whole area</source>
      <translation>Tabele dla całego obszaru</translation>
    </message>
    <message>
      <source>Take a &amp;drawing off</source>
      <translation>&amp;Usuń rysunek z mapy</translation>
    </message>
    <message>
      <source>Take a drawing off the map: click it</source>
      <translation>Usuń rysunek z mapy: kliknij go</translation>
    </message>
    <message>
      <source>Take access away</source>
      <translation>Odbierz dostęp</translation>
    </message>
    <message>
      <source>Take out the change of the whole area</source>
      <translation>Pomiń zmianę całego obszaru</translation>
    </message>
    <message>
      <source>Taken by itself, {share} % of the area has more reports than chance would put there (chance alone makes that 2.5 %), but no place has so many that it could not happen somewhere on a map of chance.</source>
      <translation>Oceniane osobno, {share} % obszaru ma więcej zgłoszeń, niż wynika z przypadku (sam przypadek daje 2,5 %), ale żadne miejsce nie ma ich tyle, żeby nie mogło się to zdarzyć gdzieś na mapie przypadkowej.</translation>
    </message>
    <message>
      <source>Taken for</source>
      <translation>Znaczy</translation>
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
      <source>Tax numbers (NIP)</source>
      <translation>Numery NIP</translation>
    </message>
    <message>
      <source>Telephone</source>
      <translation>Telefon</translation>
    </message>
    <message>
      <source>Telephone numbers</source>
      <translation>Numery telefonów</translation>
    </message>
    <message>
      <source>Tells the counts of one system from those of another; a later import corrects those of its own. Left empty: the name of the profile.</source>
      <translation>Odróżnia liczby z jednego systemu od liczb z innego; późniejszy import poprawia liczby swojego systemu. Puste: nazwa profilu.</translation>
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
      <source>Test</source>
      <translation>Test</translation>
    </message>
    <message>
      <source>Tested with</source>
      <translation>Sprawdzono na</translation>
    </message>
    <message>
      <source>Text fields</source>
      <translation>Pola tekstowe</translation>
    </message>
    <message>
      <source>That is more than a year ago.</source>
      <translation>To ponad rok temu.</translation>
    </message>
    <message>
      <source>That is still to come. Check day and time.</source>
      <translation>To dopiero nastąpi. Sprawdź dzień i godzinę.</translation>
    </message>
    <message>
      <source>The GeoPackage that is made; a file that is there is not overwritten. Or an empty database, as postgresql://server/database: making a store there takes an administrator's login.</source>
      <translation>Plik GeoPackage, który powstanie; istniejący plik nie jest nadpisywany. Albo pusta baza, np. postgresql://serwer/baza: utworzenie tam magazynu wymaga loginu administratora.</translation>
    </message>
    <message>
      <source>The Python library {name} {found} is too old; {oldest} or later is needed. The manual says how to get it: menu KMZB, Manual, Installing the plugin. Then start QGIS again.</source>
      <translation>Biblioteka Pythona {name} {found} jest za stara; potrzebna jest wersja {oldest} lub nowsza. Skąd ją wziąć, mówi podręcznik: menu KMZB, Podręcznik, Instalacja wtyczki. Potem uruchom QGIS ponownie.</translation>
    </message>
    <message>
      <source>The address of the base map cannot be read. Write that of tiles, as https://server/{z}/{x}/{y}.png, or that of a WMS, as https://server/wms?LAYERS=name.</source>
      <translation>Nie można odczytać adresu mapy podkładowej. Wpisz adres kafelków, np. https://serwer/{z}/{x}/{y}.png, albo usługi WMS, np. https://serwer/wms?LAYERS=nazwa.</translation>
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
      <source>The address «{address}» cannot be used. Write it without a name and a password.</source>
      <translation>Nie można użyć adresu „{address}”. Podaj go bez nazwy i hasła.</translation>
    </message>
    <message>
      <source>The algorithm {name} could not be loaded: {error}.</source>
      <translation>Nie udało się wczytać algorytmu {name}: {error}.</translation>
    </message>
    <message>
      <source>The answer of the server «{store}» cannot be read.</source>
      <translation>Nie można odczytać odpowiedzi serwera „{store}”.</translation>
    </message>
    <message>
      <source>The answer of the store «{store}» is larger than 64 MB. Filter by place, period or status, or use the store's PostgreSQL address.</source>
      <translation>Odpowiedź magazynu „{store}” przekracza 64 MB. Zawęź miejsce, okres lub status albo użyj adresu PostgreSQL magazynu.</translation>
    </message>
    <message>
      <source>The answer of «{name}» is larger than {size} MB. Ask for a shorter time (start_date, end_date).</source>
      <translation>Odpowiedź „{name}” ma ponad {size} MB. Zapytaj o krótszy okres (start_date, end_date).</translation>
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
      <source>The area «{name}» is named in {first} and in {second}. It can be in one of them only.</source>
      <translation>Obszar „{name}” wymieniono w {first} i w {second}. Może być tylko w jednym z nich.</translation>
    </message>
    <message>
      <source>The areas with both numbers, rate ratio, interval, p and q over all categories together.</source>
      <translation>Obszary z obiema liczbami, ilorazem natężeń, przedziałem, p i q dla wszystkich kategorii razem.</translation>
    </message>
    <message>
      <source>The areas with most reports.</source>
      <translation>Obszary z największą liczbą zgłoszeń.</translation>
    </message>
    <message>
      <source>The areas with the count, its rate with a 95 % interval, and a field for each category.</source>
      <translation>Obszary z liczbą, współczynnikiem i jego 95 % przedziałem oraz polem na każdą kategorię.</translation>
    </message>
    <message>
      <source>The areas with the numbers over all periods together.</source>
      <translation>Obszary z liczbami za wszystkie okresy łącznie.</translation>
    </message>
    <message>
      <source>The areas with their workload and how far they are from the mean.</source>
      <translation>Rejony z obciążeniem i odchyleniem od średniej.</translation>
    </message>
    <message>
      <source>The areas with their workload and its deviation from the mean.</source>
      <translation>Rejony z obciążeniem i jego odchyleniem od średniej.</translation>
    </message>
    <message>
      <source>The attachments of one import may have {size} MB together. Import the rest separately.</source>
      <translation>Załączniki jednego importu mogą mieć razem {size} MB. Pozostałe trzeba zaimportować osobno.</translation>
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
      <source>The bands are significant</source>
      <translation>Przedziały są istotne</translation>
    </message>
    <message>
      <source>The bands in numbers.</source>
      <translation>Przedziały w liczbach.</translation>
    </message>
    <message>
      <source>The base map «{name}» cannot be opened. The map goes on without it.</source>
      <translation>Nie można otworzyć mapy podkładowej „{name}”. Mapa działa bez niej.</translation>
    </message>
    <message>
      <source>The base map «{name}» does not answer. The map goes on without it; choose it again later.</source>
      <translation>Mapa podkładowa „{name}” nie odpowiada. Mapa działa bez niej; wybierz ją ponownie później.</translation>
    </message>
    <message>
      <source>The case that a report belongs to already: a group says how many of its reports do.</source>
      <translation>Sprawa, do której zgłoszenie już należy: grupa podaje, ile jej zgłoszeń do jakiejś należy.</translation>
    </message>
    <message>
      <source>The categories, each a band of the raster; the first band holds all.</source>
      <translation>Kategorie, każda jako kanał rastra; pierwszy kanał zawiera wszystkie.</translation>
    </message>
    <message>
      <source>The category is never public</source>
      <translation>Kategoria nigdy nie jest jawna</translation>
    </message>
    <message>
      <source>The category is not in the store's dictionary</source>
      <translation>Kategorii nie ma w słowniku magazynu</translation>
    </message>
    <message>
      <source>The category is public only once confirmed</source>
      <translation>Kategoria jest jawna dopiero po potwierdzeniu</translation>
    </message>
    <message>
      <source>The category or status compared with all reports: its code or name; several with commas count as one.</source>
      <translation>Kategoria lub status porównywane ze wszystkimi zgłoszeniami: kod lub nazwa; kilka po przecinku liczy się jako jedna.</translation>
    </message>
    <message>
      <source>The category «{category}» does not occur in the field «{field}». Most frequent there: {others}.</source>
      <translation>Kategoria „{category}” nie występuje w polu „{field}”. Najczęstsze w nim: {others}.</translation>
    </message>
    <message>
      <source>The category «{category}» does not occur in the field «{field}». Nearest to it: {others}.</source>
      <translation>Kategoria „{category}” nie występuje w polu „{field}”. Najbliższe jej: {others}.</translation>
    </message>
    <message>
      <source>The cell size must be greater than zero.</source>
      <translation>Rozmiar komórki musi być większy od zera.</translation>
    </message>
    <message>
      <source>The cells by {unit}. North is up.</source>
      <translation>Komórki; kolor: {unit}. Północ u góry.</translation>
    </message>
    <message>
      <source>The cells or areas with the number of reports, the neighbours' mean, local Moran's I, z, p, corrected p, the quadrant, and the same where it is significant (cluster).</source>
      <translation>Komórki lub obszary z liczbą zgłoszeń, średnią sąsiadów, lokalną statystyką I Morana, z, p, skorygowanym p, ćwiartką i tą samą ćwiartką tam, gdzie jest istotna (cluster).</translation>
    </message>
    <message>
      <source>The cells or areas with the number of reports, z, p, corrected p and the class gi_bin (-3 to 3).</source>
      <translation>Komórki lub obszary z liczbą zgłoszeń, z, p, skorygowanym p i klasą gi_bin (od -3 do 3).</translation>
    </message>
    <message>
      <source>The cells with the surest high rates: by the lower limit of the interval.</source>
      <translation>Komórki, w których wysoki współczynnik jest najpewniejszy: według dolnej granicy przedziału.</translation>
    </message>
    <message>
      <source>The cells with their class (pattern, -8 to 8, and its name), trend, share of hot and cold steps, z of the last step, and reports altogether and in the last step.</source>
      <translation>Komórki z klasą (pattern, od -8 do 8, i jej nazwa), trendem, udziałem kroków gorących i zimnych, wartością z w ostatnim kroku oraz liczbą zgłoszeń łącznie i w ostatnim kroku.</translation>
    </message>
    <message>
      <source>The cells with their counts, coloured by the number of reports or, with inhabitants, by the rate.</source>
      <translation>Komórki z liczbami zgłoszeń, pokolorowane według liczby zgłoszeń albo, gdy podano mieszkańców, według współczynnika.</translation>
    </message>
    <message>
      <source>The certificate of the server «{store}» cannot be trusted. Ask its administrator for the certificate of the authority and add it to QGIS.</source>
      <translation>Certyfikatowi serwera „{store}” nie można zaufać. Poproś administratora o certyfikat urzędu i dodaj go do QGIS.</translation>
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
      <source>The classes that occur.</source>
      <translation>Występujące klasy.</translation>
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
      <source>The code of the unit above. Empty in a row: nothing is above. Left empty: no unit is above another.</source>
      <translation>Kod jednostki nadrzędnej. Pusty w wierszu: nie ma nadrzędnej. Gdy nie wybrano pola: żadna jednostka nie podlega innej.</translation>
    </message>
    <message>
      <source>The codes are of several levels: {levels}. The counts of one level contain those of the next.</source>
      <translation>Kody są różnych poziomów: {levels}. Liczby z jednego poziomu zawierają liczby z następnego.</translation>
    </message>
    <message>
      <source>The codes of the statistics without an area, and the areas without a count.</source>
      <translation>Kody ze statystyki bez obszaru i obszary bez liczby.</translation>
    </message>
    <message>
      <source>The column of the hour needs the column of the day: choose when it happened.</source>
      <translation>Kolumna godziny wymaga kolumny dnia: wskaż, kiedy było zdarzenie.</translation>
    </message>
    <message>
      <source>The column «{column}» holds more than {n} characters.</source>
      <translation>Kolumna „{column}” zawiera więcej znaków niż {n}.</translation>
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
      <source>The connection to the store was lost on the way. Import the same again when it is back: what has arrived is known then and is not taken twice.</source>
      <translation>W trakcie utracono połączenie z magazynem. Gdy wróci, wczytaj to samo jeszcze raz: to, co dotarło, zostanie rozpoznane i nie będzie podwojone.</translation>
    </message>
    <message>
      <source>The control areas changed {factor} times as differently as chance alone would make them. With that spread the interval would be {low} to {high}.</source>
      <translation>Zmiany obszarów kontrolnych różnią się {factor} raza bardziej, niż wynikałoby z samego przypadku. Przy takim zróżnicowaniu przedział byłby od {low} do {high}.</translation>
    </message>
    <message>
      <source>The coordinate system {crs} is not in metres. Choose a metric one, for example EPSG:2180.</source>
      <translation>Układ współrzędnych {crs} nie jest w metrach. Wybierz układ metryczny, na przykład EPSG:2180.</translation>
    </message>
    <message>
      <source>The coordinates are degrees, unlike those of the other rows, which are metres of {crs}.</source>
      <translation>Współrzędne są w stopniach, a w pozostałych wierszach w metrach układu {crs}.</translation>
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
      <source>The coordinates «{text}» cannot be read. Write latitude and longitude as 51.4027, 21.1471, or easting and northing in metres.</source>
      <translation>Nie można odczytać współrzędnych „{text}”. Wpisz szerokość i długość, na przykład 51,4027; 21,1471, albo współrzędne wschodnią i północną w metrach.</translation>
    </message>
    <message>
      <source>The copy «{copy}» cannot be written: {reason}.</source>
      <translation>Nie można zapisać kopii „{copy}”: {reason}.</translation>
    </message>
    <message>
      <source>The correction is on its way. U takes it back.</source>
      <translation>Poprawka jest w drodze. U ją cofa.</translation>
    </message>
    <message>
      <source>The count is a sum of others: it would count them twice.</source>
      <translation>Liczba jest sumą innych: policzyłaby je podwójnie.</translation>
    </message>
    <message>
      <source>The count is marked as missing.</source>
      <translation>Liczba jest oznaczona jako brakująca.</translation>
    </message>
    <message>
      <source>The count is missing.</source>
      <translation>Brak liczby.</translation>
    </message>
    <message>
      <source>The count «{text}» is below zero.</source>
      <translation>Liczba „{text}” jest mniejsza od zera.</translation>
    </message>
    <message>
      <source>The count «{text}» is not whole.</source>
      <translation>Liczba „{text}” nie jest całkowita.</translation>
    </message>
    <message>
      <source>The count «{text}» is too large.</source>
      <translation>Liczba „{text}” jest za duża.</translation>
    </message>
    <message>
      <source>The counts of smaller areas were added up.</source>
      <translation>Dodano liczby mniejszych obszarów.</translation>
    </message>
    <message>
      <source>The counts of {period} were joined to «{layer}»: {matched} of {all} areas have a count.</source>
      <translation>Liczby za okres {period} złączono z „{layer}”: obszary z liczbą: {matched} z {all}.</translation>
    </message>
    <message>
      <source>The data look like a snapshot of the public map, which hides unconfirmed reports after 7 days and jokes at once. Shares of confirmed reports cannot be computed from them.</source>
      <translation>Dane wyglądają na migawkę mapy publicznej, która ukrywa zgłoszenia niepotwierdzone po 7 dniach, a żarty od razu. Nie można z nich obliczać udziału zgłoszeń potwierdzonych.</translation>
    </message>
    <message>
      <source>The database «{name}» has a store already. Make another database for a new one.</source>
      <translation>Baza „{name}” ma już magazyn. Na nowy utwórz inną bazę.</translation>
    </message>
    <message>
      <source>The database «{name}» keeps its texts in {encoding}: make one in UTF8.</source>
      <translation>Baza „{name}” przechowuje teksty w kodowaniu {encoding}: utwórz bazę w UTF8.</translation>
    </message>
    <message>
      <source>The database «{store}» is not a store of KMZB Analyst, or it is not open to you.</source>
      <translation>Baza „{store}” nie jest magazynem KMZB Analyst albo nie masz do niej dostępu.</translation>
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
      <source>The day or moment at which the age of undecided reports is counted, as 2026-01-01. Left empty: the last time in the data.</source>
      <translation>Dzień lub chwila, na którą liczy się wiek nierozstrzygniętych zgłoszeń, na przykład 2026-01-01. Puste: ostatni czas w danych.</translation>
    </message>
    <message>
      <source>The day that risk zones are drawn for, as 2025-07-01. Left empty: the day of the last event.</source>
      <translation>Dzień, na który wyznaczane są strefy zagrożenia, w postaci 2025-07-01. Gdy puste: dzień ostatniego zdarzenia.</translation>
    </message>
    <message>
      <source>The demo is made as {path}.</source>
      <translation>Magazyn demonstracyjny powstaje w pliku {path}.</translation>
    </message>
    <message>
      <source>The demo store «{path}» cannot be made: {reason}.</source>
      <translation>Nie można utworzyć magazynu demonstracyjnego „{path}”: {reason}.</translation>
    </message>
    <message>
      <source>The density of the category's reports over that of all, with the same kernel and radius, over its share in all reports: 2 means twice the share. Kelsall and Diggle (1995). At the edge both densities lack the same part, so that their ratio needs no correction.</source>
      <translation>Gęstość zgłoszeń kategorii podzielona przez gęstość wszystkich, z tą samą funkcją jądrową i promieniem, i przez jej udział we wszystkich zgłoszeniach: 2 oznacza dwa razy większy udział. Kelsall i Diggle (1995). Przy granicy obu gęstościom brakuje tej samej części, więc ich iloraz nie wymaga korekcji.</translation>
    </message>
    <message>
      <source>The departure cannot be read. Write it as 2025-05-14T08:00:00.</source>
      <translation>Nie można odczytać wyjazdu. Zapisz go jako 2025-05-14T08:00:00.</translation>
    </message>
    <message>
      <source>The difference from an earlier publication is no small count.</source>
      <translation>Różnica względem wcześniejszej publikacji nie jest małą liczbą.</translation>
    </message>
    <message>
      <source>The disk is full, so this was not saved. Make room and do it again.</source>
      <translation>Dysk jest pełny, dlatego tego nie zapisano. Zwolnij miejsce i zrób to ponownie.</translation>
    </message>
    <message>
      <source>The disk of the server with the store «{store}» is full.</source>
      <translation>Dysk serwera z magazynem „{store}” jest pełny.</translation>
    </message>
    <message>
      <source>The disk of the store is full. Nothing was imported. Make room, then import the same again.</source>
      <translation>Dysk magazynu jest pełny. Nic nie wczytano. Zrób miejsce i wczytaj to samo jeszcze raz.</translation>
    </message>
    <message>
      <source>The disk with the store «{name}» is full. Make room.</source>
      <translation>Dysk z magazynem „{name}” jest pełny. Zwolnij miejsce.</translation>
    </message>
    <message>
      <source>The distance of neighbours must be at least a cell: {least} m. Otherwise no cell has any.</source>
      <translation>Zasięg sąsiedztwa musi mieć co najmniej jedną komórkę: {least} m. Inaczej żadna komórka nie ma sąsiadów.</translation>
    </message>
    <message>
      <source>The distance of neighbours must be at least {least} m. Otherwise no area has any.</source>
      <translation>Zasięg sąsiedztwa musi mieć co najmniej {least} m. Inaczej żaden obszar nie ma sąsiadów.</translation>
    </message>
    <message>
      <source>The drawing is on its way. U takes it back.</source>
      <translation>Rysunek jest w drodze. U go cofa.</translation>
    </message>
    <message>
      <source>The earlier event follows no other</source>
      <translation>Wcześniejsze zdarzenie nie następuje po innym</translation>
    </message>
    <message>
      <source>The earlier publication in «{folder}» cannot be read. Bring it back from a copy, or delete it.</source>
      <translation>Nie można odczytać wcześniejszej publikacji w „{folder}”. Przywróć ją z kopii albo usuń.</translation>
    </message>
    <message>
      <source>The edges in {parameter} must ascend, none twice. Write them as {sorted}.</source>
      <translation>Granice w {parameter} muszą rosnąć i się nie powtarzać. Zapisz je tak: {sorted}.</translation>
    </message>
    <message>
      <source>The edges in {parameter} must be greater than zero, and {part} is not. An example: {example}.</source>
      <translation>Granice w {parameter} muszą być większe od zera, a {part} nie jest. Przykład: {example}.</translation>
    </message>
    <message>
      <source>The encoding «{name}» is not known. The usual ones are {names}.</source>
      <translation>Kodowanie „{name}” nie jest znane. Typowe kodowania: {names}.</translation>
    </message>
    <message>
      <source>The end lies before the start, left out: {n}.</source>
      <translation>Koniec przed początkiem, pominięte: {n}.</translation>
    </message>
    <message>
      <source>The events with their own fields, their role (originator, repeat, near repeat) and their chain.</source>
      <translation>Zdarzenia z własnymi polami, rolą (początek łańcucha, powtórzenie, bliskie powtórzenie) i łańcuchem.</translation>
    </message>
    <message>
      <source>The extent of the grid is empty or not a number. Choose an extent that holds points.</source>
      <translation>Zasięg siatki jest pusty albo nie jest liczbą. Wybierz zasięg, w którym są punkty.</translation>
    </message>
    <message>
      <source>The field is a count</source>
      <translation>Pole zawiera liczbę zgłoszeń</translation>
    </message>
    <message>
      <source>The field of that layer of points with their number. Left empty: each point is one expected report.</source>
      <translation>Pole tej warstwy punktów z liczbą. Gdy puste: każdy punkt to jedno oczekiwane zgłoszenie.</translation>
    </message>
    <message>
      <source>The field that names the place, such as the street. A hot spot is called after the one named most; without it after the nearest town, outside Poland by latitude and longitude.</source>
      <translation>Pole z nazwą miejsca, na przykład ulicą. Gorący punkt nosi nazwę wymienianą najczęściej; bez pola nazwę najbliższej miejscowości, a poza Polską szerokość i długość geograficzną.</translation>
    </message>
    <message>
      <source>The field with the category, or with the status.</source>
      <translation>Pole z kategorią lub ze statusem.</translation>
    </message>
    <message>
      <source>The field with the category.</source>
      <translation>Pole z kategorią.</translation>
    </message>
    <message>
      <source>The field with the category. With it each hot spot says what is reported there most.</source>
      <translation>Pole z kategorią. Z nim każdy gorący punkt mówi, co się tam najczęściej zgłasza.</translation>
    </message>
    <message>
      <source>The field with the category. Without it all reports are one.</source>
      <translation>Pole z kategorią. Bez niego wszystkie zgłoszenia są jednym.</translation>
    </message>
    <message>
      <source>The field with the category: each cluster gets its most frequent ones.</source>
      <translation>Pole z kategorią: przy każdym skupisku podawane są kategorie najczęstsze.</translation>
    </message>
    <message>
      <source>The field with the status code.</source>
      <translation>Pole z kodem statusu.</translation>
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
      <source>The field «{field}» has numbers below zero, so it is no count, and the areas differ in size. Switch IS_COUNT off to rank them by the number as it is.</source>
      <translation>Pole „{field}” ma liczby poniżej zera, więc nie są to liczebności, a obszary różnią się wielkością. Wyłącz IS_COUNT, aby uszeregować je według samej liczby.</translation>
    </message>
    <message>
      <source>The field «{field}» has {n} different values; up to {most} become columns. Choose another field.</source>
      <translation>Liczba różnych wartości w polu „{field}”: {n}; kolumn może być najwyżej {most}. Wybierz inne pole.</translation>
    </message>
    <message>
      <source>The field «{field}» holds harm below zero: {n}. Correct it or choose another field.</source>
      <translation>Pole „{field}” zawiera dolegliwość poniżej zera: {n}. Należy ją poprawić albo wybrać inne pole.</translation>
    </message>
    <message>
      <source>The field «{field}» holds no number. Choose another.</source>
      <translation>Pole „{field}” nie zawiera żadnej liczby. Wybierz inne.</translation>
    </message>
    <message>
      <source>The field «{field}» holds no numbers. Choose another one.</source>
      <translation>Pole „{field}” nie zawiera liczb. Wybierz inne.</translation>
    </message>
    <message>
      <source>The field «{field}» is empty: a unit needs a code.</source>
      <translation>Pole „{field}” jest puste: jednostka wymaga kodu.</translation>
    </message>
    <message>
      <source>The field «{field}» of «{layer}» holds no TERYT codes.</source>
      <translation>Pole „{field}” warstwy „{layer}” nie zawiera kodów TERYT.</translation>
    </message>
    <message>
      <source>The field «{name}» holds no text. Choose text fields.</source>
      <translation>Pole „{name}” nie zawiera tekstu. Wybierz pola tekstowe.</translation>
    </message>
    <message>
      <source>The fields to look through. None chosen: all text fields.</source>
      <translation>Pola do przejrzenia. Gdy nie wybrano żadnego: wszystkie pola tekstowe.</translation>
    </message>
    <message>
      <source>The file as it was lies in {copy}. Whoever has the copy can read everything in it.</source>
      <translation>Plik w poprzedniej postaci leży w {copy}. Kto ma kopię, może przeczytać w niej wszystko.</translation>
    </message>
    <message>
      <source>The file cannot be read.</source>
      <translation>Nie można odczytać pliku.</translation>
    </message>
    <message>
      <source>The file is called «{name}», but the format is {format}. Let the two agree.</source>
      <translation>Plik nazywa się „{name}”, a format to {format}. Uzgodnij jedno z drugim.</translation>
    </message>
    <message>
      <source>The file is empty.</source>
      <translation>Plik jest pusty.</translation>
    </message>
    <message>
      <source>The file is in {main}, but these rows hold texts in {other} and were read so: {rows}.</source>
      <translation>Plik jest w kodowaniu {main}, ale te wiersze zawierają teksty w {other} i tak zostały odczytane: {rows}.</translation>
    </message>
    <message>
      <source>The file is larger than {size} MB.</source>
      <translation>Plik ma ponad {size} MB.</translation>
    </message>
    <message>
      <source>The file is none of the kinds taken: JPEG, PNG, GIF, BMP, TIFF, WebP, HEIC, PDF, MP4.</source>
      <translation>Plik nie jest żadnego z przyjmowanych rodzajów: JPEG, PNG, GIF, BMP, TIFF, WebP, HEIC, PDF, MP4.</translation>
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
      <source>The file of the layer «{layer}» has been moved or changed. Load the layer again: {path}</source>
      <translation>Plik warstwy „{layer}” został przeniesiony albo zmieniony. Wczytaj warstwę ponownie: {path}</translation>
    </message>
    <message>
      <source>The file of the layer «{layer}» is damaged (features read before: {n}). Use another copy of it.</source>
      <translation>Plik warstwy „{layer}” jest uszkodzony (obiektów odczytanych przed uszkodzeniem: {n}). Użyj innej kopii.</translation>
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
      <source>The file was not cleaned. It may hold hidden data, or something that harms the other program. Open it only if you expect such a file. The copy is deleted with the card.</source>
      <translation>Plik nie został oczyszczony. Może zawierać ukryte dane albo treść szkodliwą dla tego programu. Otwórz go tylko wtedy, gdy spodziewasz się takiego pliku. Kopia zostanie usunięta po zamknięciu karty.</translation>
    </message>
    <message>
      <source>The file {path} could not be written: {reason}.</source>
      <translation>Nie udało się zapisać pliku {path}: {reason}.</translation>
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
      <source>The file «{name}» is protected by a password. Save it without one and import it again.</source>
      <translation>Plik „{name}” jest chroniony hasłem. Zapisz go bez hasła i zaimportuj ponownie.</translation>
    </message>
    <message>
      <source>The file «{name}» is too large to import at once: with the memory that is free now it may have {size} MB, unpacked. Divide it and import the parts one after another; nothing was imported.</source>
      <translation>Plik „{name}” jest za duży na jeden import: przy wolnej teraz pamięci może mieć {size} MB po rozpakowaniu. Podziel go i zaimportuj części po kolei; niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>The file «{name}» unpacks to more than the {most} GB that are read at once with the memory that is free now, and does not say so. Do not trust it; nothing was imported.</source>
      <translation>Plik „{name}” po rozpakowaniu ma więcej niż {most} GB, które czyta się naraz przy obecnej wolnej pamięci, i to ukrywa. Nie ufaj mu; nic nie wczytano.</translation>
    </message>
    <message>
      <source>The file «{name}» unpacks to {size} GB, more than the {most} GB that are read at once with the memory that is free now. Divide it and import the parts one after another, or save it anew; nothing was imported.</source>
      <translation>Plik „{name}” po rozpakowaniu ma {size} GB, a przy obecnej wolnej pamięci czyta się naraz do {most} GB. Podziel go i wczytaj części po kolei albo zapisz go na nowo; nic nie wczytano.</translation>
    </message>
    <message>
      <source>The file «{path}» could not be written. Close it if it is open elsewhere, and check the folder.</source>
      <translation>Nie udało się zapisać pliku „{path}”. Zamknij go, jeśli jest otwarty w innym programie, i sprawdź folder.</translation>
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
      <source>The file. It appears once it is whole; a file of that name is replaced.</source>
      <translation>Plik. Pojawia się, gdy jest cały; plik o tej nazwie zostanie zastąpiony.</translation>
    </message>
    <message>
      <source>The files are complete.</source>
      <translation>Pliki są kompletne.</translation>
    </message>
    <message>
      <source>The files cannot be written into «{folder}». Choose a folder that you may write to, or make room on its disk. Files of an earlier run are as they were.</source>
      <translation>Plików nie można zapisać w „{folder}”. Wybierz folder, w którym wolno Ci zapisywać, albo zwolnij miejsce na dysku. Wcześniejsze pliki się nie zmieniły.</translation>
    </message>
    <message>
      <source>The files that were not taken, each with the number of its row and the reason.</source>
      <translation>Pliki, których nie przyjęto, każdy z numerem wiersza i powodem.</translation>
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
      <source>The first densities in the tables are those that the change of the whole would make.</source>
      <translation>Pierwsze gęstości w tabelach są takie, jakie dałaby zmiana całości.</translation>
    </message>
    <message>
      <source>The first is {name}, number of reports: {count}; an even spread would put {expected} there.</source>
      <translation>Pierwszy to {name}, liczba zgłoszeń: {count}; równy rozkład dałby {expected}.</translation>
    </message>
    <message>
      <source>The first rows have no moments.</source>
      <translation>W pierwszych wierszach nie ma dat.</translation>
    </message>
    <message>
      <source>The first {n}; the layer holds all.</source>
      <translation>Liczba pokazanych, od pierwszego: {n}; warstwa zawiera wszystkie.</translation>
    </message>
    <message>
      <source>The folder of a publication that the store has not logged, because it was made by an older version or from a copy. Those in the folder of the new one and beside it are found without.</source>
      <translation>Folder publikacji, której magazyn nie odnotował, bo utworzyła ją starsza wersja albo powstała z kopii. Te w folderze nowej publikacji i obok niego zostaną znalezione bez tego.</translation>
    </message>
    <message>
      <source>The folder that the files are written into, one PDF a unit, named after the unit and the period.</source>
      <translation>Folder, do którego trafią pliki: jeden PDF na jednostkę, nazwany od jednostki i okresu.</translation>
    </message>
    <message>
      <source>The folder «{folder}» is not empty: it holds {names}. A publication replaces nothing but an earlier one of the same store: choose an empty folder.</source>
      <translation>Folder „{folder}” nie jest pusty, zawiera: {names}. Publikacja zastępuje tylko wcześniejszą publikację tego samego magazynu: wybierz pusty folder.</translation>
    </message>
    <message>
      <source>The folder «{path}» for the demo cannot be made: {reason}.</source>
      <translation>Nie można utworzyć folderu „{path}” na magazyn demonstracyjny: {reason}.</translation>
    </message>
    <message>
      <source>The fullest cells, by their centre.</source>
      <translation>Komórki z największą liczbą zgłoszeń, ze współrzędnymi środka.</translation>
    </message>
    <message>
      <source>The fullest places (80-20 table).</source>
      <translation>Miejsca z największą liczbą zgłoszeń (tabela 80-20).</translation>
    </message>
    <message>
      <source>The garrison or its code, for example KWP-RAD.</source>
      <translation>Garnizon albo jego kod, na przykład KWP-RAD.</translation>
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
      <translation>Garnizon „{garrison}” nie ma takiej jednostki.</translation>
    </message>
    <message>
      <source>The grid would have more than {most} cells. Choose a cell size of at least {cell} or a smaller extent.</source>
      <translation>Siatka miałaby więcej niż {most} komórek. Wybierz rozmiar komórki co najmniej {cell} albo mniejszy zasięg.</translation>
    </message>
    <message>
      <source>The group of a category in your language; NULL for one that is not in the list.</source>
      <translation>Grupa kategorii w języku użytkownika; NULL, jeśli kategorii nie ma na liście.</translation>
    </message>
    <message>
      <source>The heaviest of them.</source>
      <translation>Najważniejsze z nich według wagi.</translation>
    </message>
    <message>
      <source>The highest month is {month} with {n} reports. The table below has all numbers.</source>
      <translation>Najwyższy miesiąc to {month}, zgłoszenia: {n}. Wszystkie liczby są w tabeli poniżej.</translation>
    </message>
    <message>
      <source>The hit rate over the share of the area, highest places first.</source>
      <translation>Odsetek trafień względem udziału obszaru, od miejsc o najwyższej prognozie.</translation>
    </message>
    <message>
      <source>The hot spots, most reports above an even spread first.</source>
      <translation>Gorące punkty, najpierw te, w których zgłoszeń jest najwięcej ponad równy rozkład.</translation>
    </message>
    <message>
      <source>The hot spots, the one with most reports above an even spread first: rank, name, numbers.</source>
      <translation>Gorące punkty, najpierw ten, w którym zgłoszeń jest najwięcej ponad równy rozkład: pozycja, nazwa, liczby.</translation>
    </message>
    <message>
      <source>The hottest cells of each class and their steps: red hot, blue cold, grey neither.</source>
      <translation>Najgorętsze komórki każdej klasy i ich kroki: czerwony gorące, niebieski zimne, szary ani takie, ani takie.</translation>
    </message>
    <message>
      <source>The hottest places.</source>
      <translation>Najgorętsze miejsca.</translation>
    </message>
    <message>
      <source>The import is going on. Stop it? Nothing is imported then.</source>
      <translation>Trwa import. Zatrzymać go? Nic nie zostanie wtedy zaimportowane.</translation>
    </message>
    <message>
      <source>The import is tried; nothing is written.</source>
      <translation>Trwa próba importu, nic nie jest zapisywane.</translation>
    </message>
    <message>
      <source>The import profile cannot be used: {reason}.</source>
      <translation>Nie można użyć profilu importu: {reason}.</translation>
    </message>
    <message>
      <source>The import profile could not be written to «{path}»: {reason}.</source>
      <translation>Nie można zapisać profilu importu w „{path}”: {reason}.</translation>
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
      <source>The interval is longer than a week, counted by month alone: {n}.</source>
      <translation>Przedział dłuższy niż tydzień, policzone tylko w miesiącach: {n}.</translation>
    </message>
    <message>
      <source>The interval is longer than a year, left out: {n}.</source>
      <translation>Przedział dłuższy niż rok, pominięte: {n}.</translation>
    </message>
    <message>
      <source>The language of the published texts, whatever QGIS's own is.</source>
      <translation>Język publikowanych tekstów, niezależnie od języka QGIS.</translation>
    </message>
    <message>
      <source>The language of the sheets, whatever QGIS's own is.</source>
      <translation>Język kart, niezależnie od języka QGIS.</translation>
    </message>
    <message>
      <source>The larger of: {choices}; but at most {most} m, what Scott's robust rule gives if all points are one cluster. Rounded to two digits.</source>
      <translation>Największy z: {choices}; ale nie więcej niż {most} m, czyli tyle, ile daje odporna reguła Scotta, gdy wszystkie punkty są jednym skupiskiem. Zaokrąglono do dwóch cyfr.</translation>
    </message>
    <message>
      <source>The largest area cannot be smaller in any division of these units.</source>
      <translation>W żadnym podziale tych jednostek największy rejon nie może być mniejszy.</translation>
    </message>
    <message>
      <source>The largest cluster holds {share} % of the clustered points. A smaller radius, for example {radius} m, takes it apart.</source>
      <translation>Największe skupisko obejmuje {share} % punktów należących do skupisk. Rozdziela je mniejszy promień, na przykład {radius} m.</translation>
    </message>
    <message>
      <source>The largest clusters.</source>
      <translation>Największe skupiska.</translation>
    </message>
    <message>
      <source>The largest groups; all of them, with the ids of their reports, are in the layer of groups.</source>
      <translation>Największe grupy; wszystkie, z id ich zgłoszeń, są w warstwie grup.</translation>
    </message>
    <message>
      <source>The latest moment it can have happened. Left empty: the time is known.</source>
      <translation>Najpóźniejsza chwila, w której mogło się to zdarzyć. Puste: czas jest znany.</translation>
    </message>
    <message>
      <source>The layer has a text field «{name}», a name that this tool needs itself. Rename the field.</source>
      <translation>Warstwa ma pole tekstowe „{name}”, a tej nazwy potrzebuje narzędzie. Zmień nazwę pola.</translation>
    </message>
    <message>
      <source>The layer has no coordinate system. Set it in the layer's properties, or choose the parameter CRS.</source>
      <translation>Warstwa nie ma układu współrzędnych. Ustaw go we właściwościach warstwy albo podaj parametr CRS.</translation>
    </message>
    <message>
      <source>The layer has no field with descriptions: only place and time are compared. Choose it in TEXT_FIELD.</source>
      <translation>Warstwa nie ma pola z opisami: porównywane są tylko miejsce i czas. Pole wskazuje się w TEXT_FIELD.</translation>
    </message>
    <message>
      <source>The layer has no field with the category: all reports are compared by the rule for all, «*».</source>
      <translation>Warstwa nie ma pola z kategorią: wszystkie zgłoszenia są porównywane według reguły ogólnej „*”.</translation>
    </message>
    <message>
      <source>The layer has no field «category». Choose the field with the category in CATEGORY_FIELD.</source>
      <translation>Warstwa nie ma pola „category”. Wybierz pole z kategorią w CATEGORY_FIELD.</translation>
    </message>
    <message>
      <source>The layer has no field «reported_at». Choose the field of the time in TIME_FIELD.</source>
      <translation>Warstwa nie ma pola „reported_at”. Wybierz pole czasu w TIME_FIELD.</translation>
    </message>
    <message>
      <source>The layer has no field «reported_at». Choose the field with the time in START_FIELD.</source>
      <translation>Warstwa nie ma pola „reported_at”. Pole z czasem wskazuje się w START_FIELD.</translation>
    </message>
    <message>
      <source>The layer has no field «reported_at». Choose the field with the time in TIME_FIELD.</source>
      <translation>Warstwa nie ma pola „reported_at”. Wybierz pole z czasem w TIME_FIELD.</translation>
    </message>
    <message>
      <source>The layer has no field «status». Choose the field with the status in STATUS_FIELD.</source>
      <translation>Warstwa nie ma pola „status”. Pole ze statusem wskazuje się w STATUS_FIELD.</translation>
    </message>
    <message>
      <source>The layer has no field «unit_id». Choose the field with the unit in UNIT_FIELD, or give AREAS.</source>
      <translation>Warstwa nie ma pola „unit_id”. Pole z jednostką wskazuje się w UNIT_FIELD, można też podać AREAS.</translation>
    </message>
    <message>
      <source>The layer has no field «{field}». Choose the field with the time in TIME_FIELD.</source>
      <translation>Warstwa nie ma pola „{field}”. Wybierz pole z czasem w TIME_FIELD.</translation>
    </message>
    <message>
      <source>The layer has no field «{field}». It has: {fields}.</source>
      <translation>Warstwa nie ma pola „{field}”. Ma pola: {fields}.</translation>
    </message>
    <message>
      <source>The layer has no text field, so there is nothing to mask.</source>
      <translation>Warstwa nie ma pola tekstowego, nie ma więc czego maskować.</translation>
    </message>
    <message>
      <source>The layer has points.</source>
      <translation>Warstwa ma punkty.</translation>
    </message>
    <message>
      <source>The layer of inhabitants has no field «{field}». It has: {fields}.</source>
      <translation>Warstwa mieszkańców nie ma pola „{field}”. Ma pola: {fields}.</translation>
    </message>
    <message>
      <source>The layer of stations holds more than {most} points. Choose another layer.</source>
      <translation>Warstwa komisariatów ma ponad {most} punktów. Wybierz inną warstwę.</translation>
    </message>
    <message>
      <source>The layer of stations «{name}» has no point that the map reaches.</source>
      <translation>Warstwa komisariatów „{name}” nie ma punktu, który da się pokazać na mapie.</translation>
    </message>
    <message>
      <source>The layer of the points has changed while it was read. Start again.</source>
      <translation>Warstwa punktów zmieniła się w trakcie odczytu. Uruchom obliczenia ponownie.</translation>
    </message>
    <message>
      <source>The layer of the rejected rows is not in the project any more.</source>
      <translation>Warstwy odrzuconych wierszy nie ma już w projekcie.</translation>
    </message>
    <message>
      <source>The layer of the station holds {n} points. Select the one where the round begins.</source>
      <translation>Punkty w warstwie jednostki: {n}. Zaznacz ten, w którym zaczyna się objazd.</translation>
    </message>
    <message>
      <source>The layer «{layer}» broke off (features read: {n}). Try again, and load it again if that does not help.</source>
      <translation>Odczyt warstwy „{layer}” urwał się (odczytanych obiektów: {n}). Spróbuj ponownie, a jeśli to nie pomoże, wczytaj warstwę od nowa.</translation>
    </message>
    <message>
      <source>The layer «{layer}» holds no lines. Choose another one.</source>
      <translation>Warstwa „{layer}” nie zawiera linii. Wybierz inną.</translation>
    </message>
    <message>
      <source>The layer «{layer}» holds no places for sites. Choose another one.</source>
      <translation>Warstwa „{layer}” nie zawiera żadnych lokalizacji. Wybierz inną.</translation>
    </message>
    <message>
      <source>The layer «{layer}» holds no polygons. Choose another one.</source>
      <translation>Warstwa „{layer}” nie zawiera poligonów. Wybierz inną.</translation>
    </message>
    <message>
      <source>The layer «{name}» of the store «{store}» cannot be opened. Check that the store is whole.</source>
      <translation>Nie można otworzyć warstwy „{name}” magazynu „{store}”. Sprawdź, czy magazyn jest cały.</translation>
    </message>
    <message>
      <source>The likelihood rule needs points at three places at least. Give the radius instead.</source>
      <translation>Reguła wiarygodności wymaga punktów w co najmniej trzech miejscach. Podaj promień.</translation>
    </message>
    <message>
      <source>The limit of no report with known times has passed.</source>
      <translation>Żadnemu zgłoszeniu o znanym czasie nie minął jeszcze termin.</translation>
    </message>
    <message>
      <source>The line on briefings may have {n} characters at most.</source>
      <translation>Wiersz na odprawach może mieć najwyżej {n} znaków.</translation>
    </message>
    <message>
      <source>The list goes by planes, categories, statuses, units and period, not by mine, overdue or text.</source>
      <translation>Lista uwzględnia płaszczyzny, kategorie, statusy, jednostki i okres, a pomija filtry: moje, po terminie i tekst.</translation>
    </message>
    <message>
      <source>The list would overwrite the store itself. Choose another file.</source>
      <translation>Lista nadpisałaby sam magazyn. Wybierz inny plik.</translation>
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
      <source>The manual cannot be opened. Install the plugin again from its zip.</source>
      <translation>Nie można otworzyć podręcznika. Zainstaluj wtyczkę ponownie z pliku zip.</translation>
    </message>
    <message>
      <source>The map layers are in order; nothing had to be repaired.</source>
      <translation>Warstwy mapy są w porządku; niczego nie trzeba było naprawiać.</translation>
    </message>
    <message>
      <source>The map to test: a density raster, or cells or areas with a number; the higher, the hotter.</source>
      <translation>Mapa do sprawdzenia: raster gęstości albo komórki lub obszary z liczbą; im wyższa, tym goręcej.</translation>
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
      <source>The most confirmed ones; further places: {n}.</source>
      <translation>Najczęściej potwierdzane; dalsze miejsca: {n}.</translation>
    </message>
    <message>
      <source>The name leads out of the folder of the imported file.</source>
      <translation>Nazwa prowadzi poza folder importowanego pliku.</translation>
    </message>
    <message>
      <source>The name of a category in your language.</source>
      <translation>Nazwa kategorii w języku użytkownika.</translation>
    </message>
    <message>
      <source>The name of a field of that layer. Without one each point is one inhabitant; polygons need it.</source>
      <translation>Nazwa pola tej warstwy. Bez niej każdy punkt to jeden mieszkaniec; poligony jej wymagają.</translation>
    </message>
    <message>
      <source>The name of a plane in your language.</source>
      <translation>Nazwa płaszczyzny w języku użytkownika.</translation>
    </message>
    <message>
      <source>The name of a profile that comes with the plugin (kmzb_public_record, debate_list, open311, toronto_mci) or of one that you have saved, or the path of a JSON file.</source>
      <translation>Nazwa profilu dołączonego do wtyczki (kmzb_public_record, debate_list, open311, toronto_mci) lub zapisanego przez Ciebie albo ścieżka pliku JSON.</translation>
    </message>
    <message>
      <source>The name of a status in your language.</source>
      <translation>Nazwa statusu w języku użytkownika.</translation>
    </message>
    <message>
      <source>The name of a template: patrol, weekly, weekly_a3, garrison, garrison_a3, monthly, verification_card, or of your own in the folder kmzb_analyst/templates of the QGIS profile; or the path of a layout template (.qpt). Left empty: weekly.</source>
      <translation>Nazwa szablonu: patrol, weekly, weekly_a3, garrison, garrison_a3, monthly, verification_card, albo własnego z folderu kmzb_analyst/templates w profilu QGIS; albo ścieżka szablonu wydruku (.qpt). Puste: weekly.</translation>
    </message>
    <message>
      <source>The name that stands in the server's certificate, for example kmzb.example.pl.</source>
      <translation>Nazwa, która stoi w certyfikacie serwera, na przykład kmzb.example.pl.</translation>
    </message>
    <message>
      <source>The neighbourhood of a peak of z and the places significant at 95 % about it. Peaks that rest on the same reports are one hot spot; between others it is divided along the valley. Ranked by the reports above the number that an even spread over all places would put there.</source>
      <translation>Sąsiedztwo szczytu z oraz miejsca wokół niego istotne na poziomie 95 %. Szczyty oparte na tych samych zgłoszeniach to jeden gorący punkt; między pozostałymi granica biegnie wzdłuż doliny. Kolejność według liczby zgłoszeń ponad tę, jaką dałby równy rozkład na wszystkie miejsca.</translation>
    </message>
    <message>
      <source>The neighbours within a distance are compared with the cell or area itself. Where their mean goes along with it best, the pattern is strongest, and that is the distance of the test.</source>
      <translation>Sąsiedzi w danej odległości są porównywani z samą komórką lub samym obszarem. Tam, gdzie ich średnia jest z nią najsilniej związana, wzorzec jest najsilniejszy, i to jest odległość testu.</translation>
    </message>
    <message>
      <source>The network falls into parts that do not touch: {n}; {share} % of its length lies outside the largest one. From one part to another there is no way: lines join only where their vertices meet.</source>
      <translation>Sieć rozpada się na części, które się nie stykają: {n}; poza największą leży {share} % jej długości. Między częściami nie ma przejazdu: linie łączą się tylko tam, gdzie stykają się ich wierzchołki.</translation>
    </message>
    <message>
      <source>The new rules are on their way; they hold as soon as the store has accepted them.</source>
      <translation>Nowe ustawienia są w drodze; obowiązują, gdy magazyn je przyjmie.</translation>
    </message>
    <message>
      <source>The new status is unknown to the store.</source>
      <translation>Magazyn nie zna nowego statusu.</translation>
    </message>
    <message>
      <source>The note may have {n} characters at most.</source>
      <translation>Notatka może mieć najwyżej {n} znaków.</translation>
    </message>
    <message>
      <source>The order in which an officer visits the threats due: from the station and back within the time there is, at about the hour and on the kind of day at which each was reported to occur, the most urgent first where not all can be visited. What is left out is listed with the reason.</source>
      <translation>Kolejność, w jakiej policjant odwiedza zagrożenia do sprawdzenia: z jednostki i z powrotem w dostępnym czasie, o porze i w rodzaju dnia, w których według zgłoszenia występują; gdy czasu nie starcza, najpierw najpilniejsze. Pominięte są wymienione z przyczyną.</translation>
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
      <source>The outline of each group of reports, with their ids, how many they are, the first and the last.</source>
      <translation>Obrys każdej grupy zgłoszeń, z ich id, liczbą, pierwszym i ostatnim.</translation>
    </message>
    <message>
      <source>The page about the data, which the service points to.</source>
      <translation>Strona o danych, na którą wskazuje usługa.</translation>
    </message>
    <message>
      <source>The pairs farthest from chance: the first is found near the second. Only in the output's table: {n}.</source>
      <translation>Pary najdalsze od przypadku: pierwsza jest przy drugiej. Tylko w tabeli wynikowej: {n}.</translation>
    </message>
    <message>
      <source>The period of the reports that the map was made from, as 2025-01-01/2025-07-01. Left empty: what the raster says of itself, as those of «Kernel density» do.</source>
      <translation>Okres zgłoszeń, z których powstała mapa, w postaci 2025-01-01/2025-07-01. Gdy puste: to, co raster mówi o sobie sam, jak rastry algorytmu „Gęstość jądrowa”.</translation>
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
      <source>The period «{text}» is no year, half, quarter or month. Write it as 2025, 2025-H1, 2025-Q3 or 2025-07.</source>
      <translation>Okres „{text}” nie jest rokiem, półroczem, kwartałem ani miesiącem. Wpisz go jako 2025, 2025-H1, 2025-Q3 albo 2025-07.</translation>
    </message>
    <message>
      <source>The periods {first} and {second} overlap: a report would count twice.</source>
      <translation>Okresy {first} i {second} zachodzą na siebie: zgłoszenie liczyłoby się dwa razy.</translation>
    </message>
    <message>
      <source>The picture cannot be read.</source>
      <translation>Nie można odczytać zdjęcia.</translation>
    </message>
    <message>
      <source>The picture cannot be saved anew.</source>
      <translation>Nie można zapisać zdjęcia od nowa.</translation>
    </message>
    <message>
      <source>The picture is damaged.</source>
      <translation>Zdjęcie jest uszkodzone.</translation>
    </message>
    <message>
      <source>The picture is {width} × {height} points large. It is not opened: it would fill the memory.</source>
      <translation>Zdjęcie ma {width} × {height} punktów. Nie zostanie otwarte: zajęłoby całą pamięć.</translation>
    </message>
    <message>
      <source>The picture «{path}» of the template is missing: its place stays empty.</source>
      <translation>Brak obrazu „{path}” z szablonu: jego miejsce zostaje puste.</translation>
    </message>
    <message>
      <source>The place may have {n} characters at most.</source>
      <translation>Miejsce może mieć najwyżej {n} znaków.</translation>
    </message>
    <message>
      <source>The place, {metres} m around it; crosses every 100 m</source>
      <translation>Miejsce i {metres} m wokół; krzyżyki co 100 m</translation>
    </message>
    <message>
      <source>The places by their rank. North is up.</source>
      <translation>Miejsca według kolejności. Północ u góry.</translation>
    </message>
    <message>
      <source>The places of demand beyond the standard, or that cannot be reached, and why.</source>
      <translation>Miejsca zapotrzebowania poza standardem albo nieosiągalne, z powodem.</translation>
    </message>
    <message>
      <source>The places would fit with x and y exchanged as well. They were taken as they are written: x as easting (or longitude). Look at one on the map; if it lies wrong, exchange the columns in the profile.</source>
      <translation>Miejsca pasowałyby także po zamianie x z y. Wczytano je tak, jak są zapisane: x jako współrzędną wschodnią (lub długość geograficzną). Obejrzyj jedno z nich na mapie; jeśli leży źle, zamień kolumny w profilu.</translation>
    </message>
    <message>
      <source>The places, fullest first, with their number of reports and the cumulated shares.</source>
      <translation>Miejsca od największej liczby zgłoszeń, z liczbą zgłoszeń i narastającymi udziałami.</translation>
    </message>
    <message>
      <source>The points have no time that can be read, so it is not sure that they are later than what the prediction was made from. Choose TIME_FIELD. A map tested with the reports it was made from always looks good.</source>
      <translation>Punkty nie mają czasu, który da się odczytać, więc nie ma pewności, że są późniejsze niż to, z czego powstała prognoza. Wybierz TIME_FIELD. Mapa sprawdzana na zgłoszeniach, z których powstała, zawsze wygląda dobrze.</translation>
    </message>
    <message>
      <source>The points lie at one place or on a line, so they span no area. Give the study area in MASK.</source>
      <translation>Punkty leżą w jednym miejscu albo na jednej linii, więc nie wyznaczają obszaru. Podaj obszar badania w MASK.</translation>
    </message>
    <message>
      <source>The points lie at one place or on a line, which says nothing about a radius. Give RADIUS.</source>
      <translation>Punkty leżą w jednym miejscu albo na jednej linii, co nic nie mówi o promieniu. Podaj RADIUS.</translation>
    </message>
    <message>
      <source>The points with their own fields, the number of their cluster (1 is the largest, empty for none) and their role: core, border or noise.</source>
      <translation>Punkty z własnymi polami, numerem skupiska (1 to największe, puste: żadne) i rolą: core (rdzeń), border (brzeg) lub noise (szum).</translation>
    </message>
    <message>
      <source>The port that nginx listens on.</source>
      <translation>Port, na którym nasłuchuje nginx.</translation>
    </message>
    <message>
      <source>The prediction has no field «{field}». It has: {fields}.</source>
      <translation>Prognoza nie ma pola „{field}”. Są pola: {fields}.</translation>
    </message>
    <message>
      <source>The prediction has no value anywhere. Choose another band or field.</source>
      <translation>Prognoza nigdzie nie ma wartości. Wybierz inny kanał lub inne pole.</translation>
    </message>
    <message>
      <source>The prediction was made from as many points as are tested, {n}: these seem to be the same. A map tested with the reports it was made from always looks good.</source>
      <translation>Prognoza powstała z tylu punktów, ile jest sprawdzanych, {n}: wygląda na to, że są to te same punkty. Mapa sprawdzana na zgłoszeniach, z których powstała, zawsze wygląda dobrze.</translation>
    </message>
    <message>
      <source>The profile needs a name.</source>
      <translation>Profil musi mieć nazwę.</translation>
    </message>
    <message>
      <source>The project has no layer that could be imported. Choose a file, or add a layer to the project.</source>
      <translation>W projekcie nie ma warstwy do zaimportowania. Wskaż plik albo dodaj warstwę do projektu.</translation>
    </message>
    <message>
      <source>The project's filter was made for another store: what this one does not have was left out.</source>
      <translation>Filtr projektu powstał dla innego magazynu: pominięto to, czego w tym nie ma.</translation>
    </message>
    <message>
      <source>The proof</source>
      <translation>Dowód</translation>
    </message>
    <message>
      <source>The proposal has sites: {other}, this choice: {own}. More sites always reach more.</source>
      <translation>Liczba lokalizacji w propozycji: {other}, w tym wyborze: {own}. Więcej lokalizacji zawsze obejmuje więcej.</translation>
    </message>
    <message>
      <source>The proxy on the way to the store «{store}» does not let it through.</source>
      <translation>Serwer pośredniczący nie przepuszcza do magazynu „{store}”.</translation>
    </message>
    <message>
      <source>The publication cannot be written into «{folder}»: {reason}. What stands there was not changed.</source>
      <translation>Nie można zapisać publikacji w „{folder}”: {reason}. Zawartość folderu się nie zmieniła.</translation>
    </message>
    <message>
      <source>The publication {name} has reports of {first} to {last} too, by {places} and by {step}. The difference of the two would tell small counts: choose the same, or other years. If nobody has had that one, delete it, and write its mark in WITHDRAWN.</source>
      <translation>Publikacja {name} też zawiera zgłoszenia od {first} do {last}, miejsca: {places}, zliczanie: {step}. Różnica obu zdradziłaby małe liczby: wybierz to samo albo inne lata. Jeżeli nikt tamtej nie miał, usuń ją i wpisz jej znak w WITHDRAWN.</translation>
    </message>
    <message>
      <source>The radius is less than 1.5 pixels: the raster hardly shows its shape.</source>
      <translation>Promień jest mniejszy niż 1,5 piksela: raster ledwo oddaje kształt rozkładu.</translation>
    </message>
    <message>
      <source>The radius is that of a typical place; it falls to {least} m where reports are densest and rises to {most} m where they are few (Abramson 1982: with the square root of the density). {trimmed} points were cut at five times the typical radius.</source>
      <translation>Promień jest promieniem typowego miejsca; maleje do {least} m tam, gdzie zgłoszenia leżą najgęściej, i rośnie do {most} m tam, gdzie jest ich mało (Abramson 1982: z pierwiastkiem kwadratowym gęstości). Liczba punktów ograniczonych do pięciokrotności typowego promienia: {trimmed}.</translation>
    </message>
    <message>
      <source>The radius is too small for an extent of {width} × {height} km: choose at least {least} m.</source>
      <translation>Promień jest za mały dla zasięgu {width} × {height} km: wybierz co najmniej {least} m.</translation>
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
      <source>The radius of {radius} m is too small for adaptive radii over so wide an extent. Choose one of at least {least} m, or leave out with the filter what lies far away.</source>
      <translation>Promień {radius} m jest za mały dla promieni zmiennych przy tak dużym zasięgu. Wybierz promień co najmniej {least} m albo pomiń filtrem to, co leży daleko.</translation>
    </message>
    <message>
      <source>The radius of {radius} m reaches beyond the whole map, which is {side} m wide: it will be nearly even. Give a smaller one, for example {example} m.</source>
      <translation>Promień {radius} m sięga poza całą mapę, która ma {side} m szerokości: mapa będzie prawie równa. Podaj mniejszy, na przykład {example} m.</translation>
    </message>
    <message>
      <source>The radius of {radius} m reaches over half of the area: little but one large blur can be seen.</source>
      <translation>Promień {radius} m obejmuje ponad połowę obszaru: widać niewiele poza jedną dużą plamą.</translation>
    </message>
    <message>
      <source>The radius was given.</source>
      <translation>Promień został podany.</translation>
    </message>
    <message>
      <source>The raster leaves them out.</source>
      <translation>Raster ich nie obejmuje.</translation>
    </message>
    <message>
      <source>The raster of inhabitants does not reach the cells. Check its coordinate system.</source>
      <translation>Raster mieszkańców nie obejmuje komórek. Sprawdź jego układ współrzędnych.</translation>
    </message>
    <message>
      <source>The raster with the bands: difference (second period less first), natural logarithm of the ratio, density of the first period, density of the second; reports per km² in 30 days.</source>
      <translation>Raster z kanałami: różnica (drugi okres minus pierwszy), logarytm naturalny ilorazu, gęstość w pierwszym okresie, gęstość w drugim; zgłoszenia na km² w ciągu 30 dni.</translation>
    </message>
    <message>
      <source>The raster with the bands: times the share that the category has in all reports (1 is as everywhere), its share in percent, and the density of all reports per km².</source>
      <translation>Raster o kanałach: krotność udziału, jaki kategoria ma we wszystkich zgłoszeniach (1: jak wszędzie), jej udział w procentach i gęstość wszystkich zgłoszeń na km².</translation>
    </message>
    <message>
      <source>The raster would be too large: bands {bands}, pixels in each {pixels}. Choose a step of at least {days} days, or pixels of at least {cell} m.</source>
      <translation>Raster byłby za duży: liczba kanałów {bands}, liczba pikseli w każdym {pixels}. Wybierz krok (w dniach) co najmniej {days} albo piksele co najmniej {cell} m.</translation>
    </message>
    <message>
      <source>The raster would be too large: bands {n}, pixels in each {cells}. Choose pixels {factor} times as wide, or fewer categories by the filter.</source>
      <translation>Raster byłby za duży: liczba kanałów {n}, liczba pikseli w każdym {cells}. Wybierz piksele {factor} razy szersze albo ogranicz filtrem liczbę kategorii.</translation>
    </message>
    <message>
      <source>The raster {path} could not be written: {reason}. Choose another place or format.</source>
      <translation>Nie udało się zapisać rastra {path}: {reason}. Wybierz inne miejsce lub format.</translation>
    </message>
    <message>
      <source>The raster «{layer}» has no band {band}. It has {n}.</source>
      <translation>Raster „{layer}” nie ma kanału {band}. Liczba kanałów: {n}.</translation>
    </message>
    <message>
      <source>The raster «{layer}» has {n} pixels, more than {most}. Make it coarser first.</source>
      <translation>Liczba pikseli rastra „{layer}” to {n}, więcej niż {most}. Najpierw zmniejsz jego rozdzielczość.</translation>
    </message>
    <message>
      <source>The raster «{layer}» is no file. Save it as a file first.</source>
      <translation>Raster „{layer}” nie jest plikiem. Najpierw zapisz go jako plik.</translation>
    </message>
    <message>
      <source>The raster «{layer}» is too fine or its pixels too wide for a radius of {radius} m. Choose another.</source>
      <translation>Raster „{layer}” jest za drobny albo jego piksele są za szerokie dla promienia {radius} m. Wybierz inny.</translation>
    </message>
    <message>
      <source>The raster: 32-bit numbers, reports per km² or a rate, without a value outside the study area. With a band for each category the first band holds all.</source>
      <translation>Raster: liczby 32-bitowe, zgłoszenia na km² albo współczynnik, bez wartości poza obszarem badania. Przy kanale dla każdej kategorii pierwszy kanał zawiera wszystkie.</translation>
    </message>
    <message>
      <source>The raster: a band for each step, named after it; without a value outside the study area.</source>
      <translation>Raster: kanał na każdy krok, nazwany od niego; bez wartości poza obszarem badania.</translation>
    </message>
    <message>
      <source>The raster: reports per km². Its second band is what chance gives on average, the third the density from which on the p for the whole map is at most 0.05.</source>
      <translation>Raster: zgłoszenia na km². Drugi kanał to średnia przy samym przypadku, trzeci to gęstość, od której p dla całej mapy wynosi najwyżej 0,05.</translation>
    </message>
    <message>
      <source>The rate of each area stayed the same: rates are per day, so the periods may differ in length.</source>
      <translation>Natężenie każdego obszaru pozostało takie samo: natężenia liczy się na dzień, więc okresy mogą być różnej długości.</translation>
    </message>
    <message>
      <source>The rate stayed the same everywhere: each report falls into the second period with the chance of that period's share of the days, {share} % (random relabelling). With NORMALISE the change of the whole is taken out first.</source>
      <translation>Natężenie wszędzie pozostało takie samo: każde zgłoszenie trafia do drugiego okresu z szansą równą udziałowi tego okresu w liczbie dni, {share} % (losowe etykietowanie). Z NORMALISE najpierw usuwana jest zmiana całości.</translation>
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
      <source>The rejected rows are in the project as the layer «{layer}». Put them right there, then import the layer in this window: its columns are chosen already. Rows that are in the store are not doubled. The layer is kept in memory; save it if you want to put it right later.</source>
      <translation>Odrzucone wiersze są w projekcie jako warstwa „{layer}”. Popraw je tam i zaimportuj tę warstwę w tym oknie: jej kolumny są już wybrane. Wiersze, które są w magazynie, nie zostaną powielone. Warstwa jest tylko w pamięci; zapisz ją, jeśli chcesz poprawić wiersze później.</translation>
    </message>
    <message>
      <source>The rejected rows hold the other reasons.</source>
      <translation>Pozostałe powody są przy odrzuconych wierszach.</translation>
    </message>
    <message numerus="yes">
      <source>The remark is added to %n threats. It cannot be taken back.</source>
      <translation>
        <numerusform>Adnotacja zostanie dodana do %n zagrożenia. Nie da się jej cofnąć.</numerusform>
        <numerusform>Adnotacja zostanie dodana do %n zagrożeń. Nie da się jej cofnąć.</numerusform>
        <numerusform>Adnotacja zostanie dodana do %n zagrożeń. Nie da się jej cofnąć.</numerusform>
      </translation>
    </message>
    <message>
      <source>The report has no date</source>
      <translation>Zgłoszenie nie ma daty</translation>
    </message>
    <message>
      <source>The report is entered as no. {number}.</source>
      <translation>Zgłoszenie wprowadzono jako nr {number}.</translation>
    </message>
    <message>
      <source>The report is taken back; here it is again.</source>
      <translation>Zgłoszenie cofnięto; jest znowu tutaj.</translation>
    </message>
    <message>
      <source>The report says how much was left out: write it outside the folder of the publication.</source>
      <translation>Raport mówi, ile pominięto: zapisz go poza folderem publikacji.</translation>
    </message>
    <message>
      <source>The report was not accepted: {reason}</source>
      <translation>Zgłoszenia nie przyjęto: {reason}</translation>
    </message>
    <message>
      <source>The report {path} could not be written: {reason}.</source>
      <translation>Nie udało się zapisać raportu {path}: {reason}.</translation>
    </message>
    <message>
      <source>The reports are from {days}; of the {width} days that a step looks at they cover less than half. Choose another PERIOD or a smaller TIME_BANDWIDTH.</source>
      <translation>Zgłoszenia pochodzą z okresu {days}; z dni, na które patrzy krok ({width}), obejmują mniej niż połowę. Wybierz inny PERIOD albo mniejsze TIME_BANDWIDTH.</translation>
    </message>
    <message>
      <source>The reports are from {first} to {last}.</source>
      <translation>Zgłoszenia pochodzą z okresu od {first} do {last}.</translation>
    </message>
    <message>
      <source>The reports cover {span} days. STEP {days} makes {number} steps, and at least {fewest} are needed. Choose a STEP of at most {most} days, or take in more time.</source>
      <translation>Czas objęty zgłoszeniami w dniach: {span}. STEP {days}, liczba kroków: {number}; potrzeba co najmniej {fewest}. Wybierz STEP o długości najwyżej {most} dni albo weź dłuższy czas.</translation>
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
      <source>The roads of NETWORK are not used with straight lines: choose «{network}» in COST.</source>
      <translation>Drogi z NETWORK nie są używane przy liniach prostych: wybierz „{network}” w COST.</translation>
    </message>
    <message>
      <source>The round from the station (black square) and back.</source>
      <translation>Objazd z jednostki (czarny kwadrat) i z powrotem.</translation>
    </message>
    <message>
      <source>The row has another number of values than the header.</source>
      <translation>Wiersz ma inną liczbę wartości niż nagłówek.</translation>
    </message>
    <message>
      <source>The row has no category.</source>
      <translation>Wiersz nie ma kategorii.</translation>
    </message>
    <message>
      <source>The row has no code of an area.</source>
      <translation>Wiersz nie ma kodu obszaru.</translation>
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
      <source>The row is a sum of other rows: it would count them twice.</source>
      <translation>Wiersz jest sumą innych wierszy: policzyłby je podwójnie.</translation>
    </message>
    <message>
      <source>The rows are imported, all of them or none.</source>
      <translation>Trwa import. Zapiszą się wszystkie przyjęte wiersze albo żaden.</translation>
    </message>
    <message>
      <source>The rows do not come from a file, so there is no folder to look for attachments in.</source>
      <translation>Wiersze nie pochodzą z pliku, więc nie ma folderu, w którym można szukać załączników.</translation>
    </message>
    <message>
      <source>The rows that were not taken, each with its number in the file and the reason. Correct them there and import them with the same profile: row and reason are then left out.</source>
      <translation>Wiersze, których nie przyjęto, każdy z numerem w pliku i powodem. Popraw je tam i zaimportuj z tym samym profilem: kolumny row i reason zostaną wtedy pominięte.</translation>
    </message>
    <message>
      <source>The rule for «{category}» has «{name}», which there is not. There are: {names}.</source>
      <translation>Reguła dla „{category}” zawiera „{name}”, czego nie ma. Są: {names}.</translation>
    </message>
    <message>
      <source>The rule for «{category}»: «burst_reports» is {value}; it must be a whole number, {least} or more.</source>
      <translation>Reguła dla „{category}”: „burst_reports” to {value}; musi być liczbą całkowitą, co najmniej {least}.</translation>
    </message>
    <message>
      <source>The rule for «{category}»: «likeness» is {value}; it must be above 0 and at most 1.</source>
      <translation>Reguła dla „{category}”: „likeness” to {value}; musi być większe od 0 i nie większe niż 1.</translation>
    </message>
    <message>
      <source>The rule for «{category}»: «{name}» is {value}; it must be a number from 0 to {most}.</source>
      <translation>Reguła dla „{category}”: „{name}” to {value}; musi być liczbą od 0 do {most}.</translation>
    </message>
    <message>
      <source>The rule for «{category}»: «{name}» must be a list of categories, as ["speeding"].</source>
      <translation>Reguła dla „{category}”: „{name}” musi być listą kategorii, jak ["speeding"].</translation>
    </message>
    <message>
      <source>The rule takes all points for one cluster, so its radius of {radius} m hides everything but the coarsest. For several towns or a closer look leave RADIUS and BANDWIDTH_RULE empty, or give a radius, for example {example} m.</source>
      <translation>Reguła traktuje wszystkie punkty jako jedno skupisko, więc jej promień {radius} m pokazuje tylko najogólniejszy obraz. Dla kilku miejscowości lub dokładniejszego obrazu zostaw RADIUS i BANDWIDTH_RULE puste albo podaj promień, na przykład {example} m.</translation>
    </message>
    <message>
      <source>The rule «best forecast» needs at least {least} periods, but the points reach over {n} of {days} days. Choose periods of at most {most} days, or give the radius.</source>
      <translation>Reguła „najlepsza prognoza” wymaga co najmniej {least} okresów, a liczba okresów po {days} dni, które obejmują punkty, to {n}. Wybierz okresy o długości najwyżej {most} dni albo podaj promień.</translation>
    </message>
    <message>
      <source>The rule «best forecast» needs at least {least} points in each period, but one from {begin} holds {n}. Filter out wrong times, choose longer periods, or give the radius.</source>
      <translation>Reguła „najlepsza prognoza” wymaga co najmniej {least} punktów w każdym okresie, a w okresie od {begin} jest ich {n}. Odfiltruj błędne czasy, wybierz dłuższe okresy albo podaj promień.</translation>
    </message>
    <message>
      <source>The rule «best forecast» needs at least {least} points with a time, but there are {n}. Give the radius.</source>
      <translation>Reguła „najlepsza prognoza” wymaga co najmniej {least} punktów z czasem, a jest ich {n}. Podaj promień.</translation>
    </message>
    <message>
      <source>The rule «{rule}» computes the radius itself. Leave RADIUS empty, or choose «{given}».</source>
      <translation>Reguła „{rule}” sama wyznacza promień. Zostaw RADIUS puste albo wybierz „{given}”.</translation>
    </message>
    <message>
      <source>The rule «{rule}» needs a radius. Give RADIUS in metres, or choose «{default}» in BANDWIDTH_RULE.</source>
      <translation>Reguła „{rule}” wymaga promienia. Podaj RADIUS w metrach albo wybierz „{default}” w BANDWIDTH_RULE.</translation>
    </message>
    <message>
      <source>The rule «{rule}» needs the time of the reports. Choose its field in TIME_FIELD.</source>
      <translation>Reguła „{rule}” wymaga czasu zgłoszeń. Wybierz jego pole w TIME_FIELD.</translation>
    </message>
    <message>
      <source>The rules in {path} cannot be read: {reason}.</source>
      <translation>Nie można odczytać reguł z {path}: {reason}.</translation>
    </message>
    <message>
      <source>The same as a layer with one point, or with one selected, instead of START.</source>
      <translation>To samo jako warstwa z jednym punktem lub z jednym zaznaczonym, zamiast START.</translation>
    </message>
    <message>
      <source>The same by status. A mark's position within its place says nothing about where anything was.</source>
      <translation>To samo według statusu. Położenie znaku w obrębie miejsca nic nie mówi o tym, gdzie co było.</translation>
    </message>
    <message>
      <source>The same by unit.</source>
      <translation>To samo według jednostek.</translation>
    </message>
    <message>
      <source>The same gmina has the code {code}: its kind has changed.</source>
      <translation>Ta sama gmina ma kod {code}: zmienił się jej rodzaj.</translation>
    </message>
    <message>
      <source>The same in all rows</source>
      <translation>To samo we wszystkich wierszach</translation>
    </message>
    <message>
      <source>The same months of all years together.</source>
      <translation>Te same miesiące wszystkich lat razem.</translation>
    </message>
    <message>
      <source>The same numbers as a table.</source>
      <translation>Te same liczby w tabeli.</translation>
    </message>
    <message>
      <source>The same rows with the texts masked, and two fields more: masked, how much was hidden in the row; look_again, how often a name stands beside the number of a house or flat.</source>
      <translation>Te same wiersze z zamaskowanymi tekstami i dwa pola więcej: masked, ile ukryto w wierszu; look_again, ile razy nazwisko stoi obok numeru domu lub mieszkania.</translation>
    </message>
    <message>
      <source>The same seed gives the same areas again; another one may give other areas, as good or better.</source>
      <translation>To samo ziarno daje te same rejony; inne może dać inne, równie dobre lub lepsze.</translation>
    </message>
    <message>
      <source>The same seed gives the same result; another one shows how much of it is chance.</source>
      <translation>To samo ziarno daje ten sam wynik; inne pokazuje, ile w nim przypadku.</translation>
    </message>
    <message>
      <source>The same seed gives the same round again; another one may give another round.</source>
      <translation>To samo ziarno daje ten sam objazd; inne może dać inny.</translation>
    </message>
    <message>
      <source>The same, by telephone.</source>
      <translation>To samo, telefonicznie.</translation>
    </message>
    <message>
      <source>The scale of the pattern</source>
      <translation>Skala wzorca</translation>
    </message>
    <message>
      <source>The search needs the time of the reports. Choose its field in TIME_FIELD.</source>
      <translation>Wyszukiwanie wymaga czasu zgłoszeń. Jego pole wskazuje się w TIME_FIELD.</translation>
    </message>
    <message>
      <source>The server has no PostGIS: its administrator installs it (Debian: postgresql-postgis).</source>
      <translation>Serwer nie ma PostGIS: instaluje go administrator (Debian: postgresql-postgis).</translation>
    </message>
    <message>
      <source>The server has no such database: «{store}».</source>
      <translation>Serwer nie ma takiej bazy: „{store}”.</translation>
    </message>
    <message>
      <source>The server needs the name that stands in its certificate.</source>
      <translation>Serwer potrzebuje nazwy, która stoi w jego certyfikacie.</translation>
    </message>
    <message>
      <source>The server of the store «{store}» asks for a password and was given none. Choose a login kept by QGIS, or put the password into libpq's password file: it has to be yours alone (0600).</source>
      <translation>Serwer magazynu „{store}” żąda hasła, a żadnego nie dostał. Wybierz login zapisany w QGIS albo wpisz hasło do pliku haseł libpq: wolno go czytać tylko tobie (0600).</translation>
    </message>
    <message>
      <source>The server of the store «{store}» does not accept this login. Choose another one, or ask its administrator.</source>
      <translation>Serwer magazynu „{store}” nie przyjmuje tego loginu. Wybierz inny albo zapytaj administratora.</translation>
    </message>
    <message>
      <source>The server of the store «{store}» does not answer in time.</source>
      <translation>Serwer magazynu „{store}” nie odpowiada na czas.</translation>
    </message>
    <message>
      <source>The server of the store «{store}» does not answer now.</source>
      <translation>Serwer magazynu „{store}” teraz nie odpowiada.</translation>
    </message>
    <message>
      <source>The server of the store «{store}» does not take what was sent (HTTP {code}).</source>
      <translation>Serwer magazynu „{store}” nie przyjmuje tego, co wysłano (HTTP {code}).</translation>
    </message>
    <message>
      <source>The server of the store «{store}» fails now (HTTP {code}).</source>
      <translation>Serwer magazynu „{store}” zgłasza teraz błąd (HTTP {code}).</translation>
    </message>
    <message>
      <source>The server of the store «{store}» has too much to do now.</source>
      <translation>Serwer magazynu „{store}” jest teraz przeciążony.</translation>
    </message>
    <message>
      <source>The server of the store «{store}» lets nobody in with this login from this computer. Its administrator adds a line to pg_hba.conf.</source>
      <translation>Serwer magazynu „{store}” nie wpuszcza tego loginu z tego komputera. Administrator dopisuje wiersz do pg_hba.conf.</translation>
    </message>
    <message>
      <source>The server of the store «{store}» takes no decisions now: it is a standby.</source>
      <translation>Serwer magazynu „{store}” nie przyjmuje teraz decyzji: jest serwerem zapasowym.</translation>
    </message>
    <message>
      <source>The server of the store «{store}» takes no text so long.</source>
      <translation>Serwer magazynu „{store}” nie przyjmuje tak długiego tekstu.</translation>
    </message>
    <message>
      <source>The server of «{store}» does not answer. Check the address and the network, or try again.</source>
      <translation>Serwer „{store}” nie odpowiada. Sprawdź adres i sieć albo spróbuj ponownie.</translation>
    </message>
    <message>
      <source>The server of «{store}» does not give police statistics yet. Its administrator has to write its files anew.</source>
      <translation>Serwer „{store}” nie udostępnia jeszcze statystyki policyjnej. Administrator musi zapisać jego pliki na nowo.</translation>
    </message>
    <message>
      <source>The server of «{store}» does not list attachments yet. Its administrator has to write its files anew.</source>
      <translation>Serwer magazynu „{store}” nie podaje jeszcze załączników. Administrator musi zapisać pliki serwera od nowa.</translation>
    </message>
    <message>
      <source>The server of «{store}» does not say yet what was published before. Its administrator has to write its files anew.</source>
      <translation>Serwer magazynu „{store}” nie podaje jeszcze, co opublikowano wcześniej. Administrator musi na nowo zapisać jego pliki.</translation>
    </message>
    <message>
      <source>The server «{store}» sends its visitors to another address. Ask its administrator which address the store has now.</source>
      <translation>Serwer „{store}” odsyła pod inny adres. Zapytaj administratora, jaki adres ma teraz magazyn.</translation>
    </message>
    <message>
      <source>The service names no e-mail address. INSPIRE asks for one: write it in MAIL.</source>
      <translation>Usługa nie podaje adresu e-mail. INSPIRE go wymaga: wpisz go w MAIL.</translation>
    </message>
    <message>
      <source>The shape that each report is spread with. The radius matters more; quartic is usual.</source>
      <translation>Kształt, według którego rozkłada się każde zgłoszenie. Ważniejszy jest promień; zwykle stosuje się jądro kwartyczne.</translation>
    </message>
    <message>
      <source>The share of the demand within the standard, of the best choice for each number.</source>
      <translation>Udział zapotrzebowania w standardzie przy najlepszym wyborze dla każdej liczby.</translation>
    </message>
    <message>
      <source>The shares «{text}» cannot be read. Write a number above 0 for each layer of demand, as 60,40.</source>
      <translation>Nie można odczytać udziałów „{text}”. Podaj liczbę większą od 0 dla każdej warstwy zapotrzebowania, na przykład 60,40.</translation>
    </message>
    <message>
      <source>The shares «{text}» cannot be read. Write percent above 0 and up to 100, as 1,2,5,10.</source>
      <translation>Nie można odczytać udziałów „{text}”. Podaj procenty większe od 0 i najwyżej 100, np. 1,2,5,10.</translation>
    </message>
    <message>
      <source>The side of a cell in metres, to decide it yourself. Left empty, it is chosen from the points.</source>
      <translation>Bok komórki w metrach, jeśli chcesz go ustalić. Gdy puste, jest dobierany z punktów.</translation>
    </message>
    <message>
      <source>The side of a cell in metres. Left empty: twice the typical distance from a place with a report to the nearest other one, unless that makes too few or too many cells.</source>
      <translation>Bok komórki w metrach. Gdy puste: dwukrotność typowej odległości od miejsca ze zgłoszeniem do najbliższego innego, chyba że dałaby za mało albo za dużo komórek.</translation>
    </message>
    <message>
      <source>The side of a pixel in metres. Left empty: about a tenth of the radius, or more on a wide extent.</source>
      <translation>Bok piksela w metrach. Gdy puste: około jednej dziesiątej promienia, a przy rozległym zasięgu więcej.</translation>
    </message>
    <message>
      <source>The sites</source>
      <translation>Lokalizacje</translation>
    </message>
    <message>
      <source>The sites chosen, new and existing, with the demand they serve, their ways and how firm they are.</source>
      <translation>Wybrane lokalizacje, nowe i istniejące, z obsługiwanym zapotrzebowaniem, drogami i trwałością.</translation>
    </message>
    <message>
      <source>The small polygons that areas are made of. Each goes to one area as a whole.</source>
      <translation>Małe poligony, z których powstają rejony. Każdy trafia w całości do jednego rejonu.</translation>
    </message>
    <message>
      <source>The standard and the detour change no choice of this model: they change all ways alike.</source>
      <translation>Standard i wydłużenie drogi nie zmieniają wyboru w tym modelu: zmieniają wszystkie drogi jednakowo.</translation>
    </message>
    <message>
      <source>The standard changes no choice of this model.</source>
      <translation>Standard nie zmienia wyboru w tym modelu.</translation>
    </message>
    <message>
      <source>The station is farther than {gap} m from any road. Check the road layer, or raise POINT_TOLERANCE.</source>
      <translation>Jednostka leży dalej niż {gap} m od każdej drogi. Sprawdź warstwę dróg albo zwiększ POINT_TOLERANCE.</translation>
    </message>
    <message>
      <source>The statistics have no {level}: the counts of {smaller} were added up.</source>
      <translation>W statystyce nie ma poziomu „{level}”: dodano liczby z poziomu „{smaller}”.</translation>
    </message>
    <message>
      <source>The status is never public</source>
      <translation>Status nigdy nie jest jawny</translation>
    </message>
    <message>
      <source>The status is not in the store's dictionary</source>
      <translation>Statusu nie ma w słowniku magazynu</translation>
    </message>
    <message>
      <source>The step «{text}» cannot be read. Write a number of days, as 7, or a duration, as P1M or PT6H.</source>
      <translation>Nie można odczytać kroku „{text}”. Podaj liczbę dni, np. 7, albo czas trwania, np. P1M lub PT6H.</translation>
    </message>
    <message>
      <source>The store answers again.</source>
      <translation>Magazyn znów odpowiada.</translation>
    </message>
    <message>
      <source>The store did not answer. Nothing was opened or saved. Try again in a moment.</source>
      <translation>Magazyn nie odpowiedział. Niczego nie otwarto ani nie zapisano. Spróbuj ponownie za chwilę.</translation>
    </message>
    <message>
      <source>The store did not log that this leaves it, so nothing was written. {reason}</source>
      <translation>Magazyn nie odnotował wydania danych, więc niczego nie zapisano. {reason}</translation>
    </message>
    <message>
      <source>The store does not answer now. Try again when it is back.</source>
      <translation>Magazyn teraz nie odpowiada. Spróbuj ponownie, gdy połączenie wróci.</translation>
    </message>
    <message>
      <source>The store does not answer; its layers can be repaired when it is back.</source>
      <translation>Magazyn nie odpowiada; warstwy będzie można naprawić, gdy odpowie.</translation>
    </message>
    <message>
      <source>The store does not know these texts. What is kept stays word for word, and can be put right later.</source>
      <translation>Magazyn nie zna tych określeń. Niezmienione pozostaną dosłownie i można je poprawić później.</translation>
    </message>
    <message>
      <source>The store failed on this one. Try again; if it stays so, tell the administrator.</source>
      <translation>Magazyn nie zdołał tego przyjąć. Spróbuj ponownie; jeśli to się powtórzy, powiadom administratora.</translation>
    </message>
    <message>
      <source>The store has logged no publication {marks}. Write WITHDRAWN as the refusal names it.</source>
      <translation>Magazyn nie odnotował publikacji {marks}. Wpisz w WITHDRAWN znak podany w odmowie.</translation>
    </message>
    <message>
      <source>The store has no threat with the number «{number}». Write it as the card shows it.</source>
      <translation>W magazynie nie ma zagrożenia o numerze „{number}”. Wpisz go tak, jak pokazuje go karta.</translation>
    </message>
    <message>
      <source>The store has no threat with this id, or you may not see it.</source>
      <translation>W magazynie nie ma zagrożenia o tym identyfikatorze albo nie masz do niego dostępu.</translation>
    </message>
    <message>
      <source>The store has no unit of the garrison {garrison}: «{login}» sees nothing until it has one.</source>
      <translation>Magazyn nie ma żadnej jednostki garnizonu {garrison}: „{login}” nic nie zobaczy, dopóki jej nie będzie.</translation>
    </message>
    <message>
      <source>The store has no unit with the code {codes}. Codes it has: {known}.</source>
      <translation>W magazynie nie ma jednostki o kodzie {codes}. Kody w magazynie: {known}.</translation>
    </message>
    <message>
      <source>The store has no unit with the code «{code}».</source>
      <translation>Magazyn nie ma jednostki o kodzie „{code}”.</translation>
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
      <source>The store holds no threats in this period. Choose another one, or import threats first.</source>
      <translation>Magazyn nie ma zagrożeń z tego okresu. Wybierz inny albo najpierw zaimportuj zagrożenia.</translation>
    </message>
    <message>
      <source>The store holds no threats. Import threats first.</source>
      <translation>Magazyn nie ma zagrożeń. Najpierw je zaimportuj.</translation>
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
      <source>The store is empty. Import units and threats: menu KMZB. R enters a report.</source>
      <translation>Magazyn jest pusty. Zaimportuj jednostki i zagrożenia: menu KMZB. Klawisz R wprowadza zgłoszenie.</translation>
    </message>
    <message>
      <source>The store is up to date already. There was nothing to do.</source>
      <translation>Magazyn jest już aktualny. Nie było nic do zrobienia.</translation>
    </message>
    <message>
      <source>The store knows all categories and statuses of the file.</source>
      <translation>Magazyn zna wszystkie kategorie i statusy z pliku.</translation>
    </message>
    <message>
      <source>The store knows all categories and statuses of the first rows. The others are being read.</source>
      <translation>Magazyn zna wszystkie kategorie i statusy z pierwszych wierszy. Pozostałe są jeszcze czytane.</translation>
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
      <source>The store was closed while {name} was imported, and the import was given up. Import it again: no row is doubled.</source>
      <translation>Magazyn zamknięto podczas importu {name} i import przerwano. Zaimportuj ponownie: żaden wiersz nie zostanie powielony.</translation>
    </message>
    <message>
      <source>The store with the threats: the path of a GeoPackage, postgresql://server/database, service=name of libpq's service file, or https://server/path.</source>
      <translation>Magazyn z zagrożeniami: ścieżka pliku GeoPackage, postgresql://serwer/baza, service=nazwa z pliku usług libpq albo https://serwer/ścieżka.</translation>
    </message>
    <message>
      <source>The store «{name}» broke off: of {n} threats {read} came. Try again, or narrow the filter.</source>
      <translation>Połączenie z magazynem „{name}” zostało przerwane: z {n} zagrożeń nadeszło {read}. Spróbuj ponownie albo zawęź filtr.</translation>
    </message>
    <message>
      <source>The store «{name}» cannot be read or written now.</source>
      <translation>Magazynu „{name}” nie można teraz odczytać lub zapisać.</translation>
    </message>
    <message>
      <source>The store «{name}» was made by an older version of KMZB Analyst. Its administrator brings it up to date with the algorithm «Bring a store up to date» of the toolbox.</source>
      <translation>Magazyn „{name}” utworzono starszą wersją KMZB Analyst. Administrator aktualizuje go algorytmem „Zaktualizuj magazyn” z panelu algorytmów.</translation>
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
      <translation>Magazyn „{path}” utworzono starszą wersją KMZB Analyst. Zaktualizuj go algorytmem „Zaktualizuj magazyn” z panelu algorytmów; kopia pliku zostanie zachowana.</translation>
    </message>
    <message>
      <source>The store «{store}» failed in an unexpected way ({code}).</source>
      <translation>Magazyn „{store}” zgłosił nieoczekiwany błąd ({code}).</translation>
    </message>
    <message>
      <source>The store's units, each with those below it; in scripts their codes, separated by commas. Left empty: all at the top, and for the garrison's page and the monthly report the whole garrison at once.</source>
      <translation>Jednostki magazynu, każda z podległymi; w skryptach ich kody, oddzielone przecinkami. Gdy puste: wszystkie z najwyższego szczebla, a dla strony garnizonu i raportu miesięcznego cały garnizon razem.</translation>
    </message>
    <message>
      <source>The store's units, each with those below it; in scripts their codes, separated by commas. Left empty: all.</source>
      <translation>Jednostki magazynu, każda z podległymi; w skryptach ich kody, oddzielone przecinkami. Gdy puste: wszystkie.</translation>
    </message>
    <message>
      <source>The strongest outliers.</source>
      <translation>Najsilniejsze miejsca odstające.</translation>
    </message>
    <message>
      <source>The strongest places of high clusters.</source>
      <translation>Najsilniejsze miejsca wysokich skupień.</translation>
    </message>
    <message>
      <source>The strongest places, at least a radius apart.</source>
      <translation>Najsilniejsze miejsca, odległe o co najmniej promień.</translation>
    </message>
    <message>
      <source>The study area and the extent do not overlap. Check both.</source>
      <translation>Obszar badania i zasięg nie mają części wspólnej. Sprawdź jedno i drugie.</translation>
    </message>
    <message>
      <source>The study area and the extent have no area in common. Check both.</source>
      <translation>Obszar badania i zasięg nie mają wspólnej części. Sprawdź jedno i drugie.</translation>
    </message>
    <message>
      <source>The study area covers no pixel. Choose smaller pixels, or check the extent.</source>
      <translation>Obszar badania nie obejmuje żadnego piksela. Wybierz mniejsze piksele albo sprawdź zasięg.</translation>
    </message>
    <message>
      <source>The study area leaves them out.</source>
      <translation>Obszar badania ich nie obejmuje.</translation>
    </message>
    <message>
      <source>The superior unit «{code}» is neither in the store nor among the rows that can be taken.</source>
      <translation>Jednostki nadrzędnej „{code}” nie ma ani w magazynie, ani wśród wierszy, które można przyjąć.</translation>
    </message>
    <message>
      <source>The table has different counts for this area, category and period: from {least} to {most}.</source>
      <translation>Tabela ma różne liczby dla tego obszaru, kategorii i okresu: od {least} do {most}.</translation>
    </message>
    <message>
      <source>The table lacks the fields {missing}. It needs {needed}; {more} are optional.</source>
      <translation>W tabeli brakuje pól {missing}. Wymagane: {needed}; opcjonalne: {more}.</translation>
    </message>
    <message>
      <source>The table names no category. The counts were taken for all categories together.</source>
      <translation>Tabela nie podaje kategorii. Liczby przyjęto dla wszystkich kategorii razem.</translation>
    </message>
    <message>
      <source>The table «{name}» has no room for all of its rows: make its frame higher.</source>
      <translation>Tabela „{name}” nie ma miejsca na wszystkie wiersze: powiększ jej ramkę.</translation>
    </message>
    <message>
      <source>The template could not be loaded. Choose a layout template that QGIS saved (.qpt).</source>
      <translation>Nie udało się wczytać szablonu. Wybierz szablon układu wydruku zapisany w QGIS (.qpt).</translation>
    </message>
    <message>
      <source>The template leaves out what the one that comes with the plugin shows: {names}.</source>
      <translation>Szablon pomija to, co pokazuje szablon z wtyczki: {names}.</translation>
    </message>
    <message>
      <source>The template shows variables that nothing fills: {names}.</source>
      <translation>Szablon pokazuje zmienne, których nic nie wypełnia: {names}.</translation>
    </message>
    <message>
      <source>The template «{name}» is about single threats: write their numbers in THREATS.</source>
      <translation>Szablon „{name}” dotyczy pojedynczych zagrożeń: wpisz ich numery w THREATS.</translation>
    </message>
    <message>
      <source>The template «{name}» is about units: leave THREATS empty, or choose verification_card.</source>
      <translation>Szablon „{name}” dotyczy jednostek: zostaw THREATS puste albo wybierz verification_card.</translation>
    </message>
    <message>
      <source>The template «{path}» cannot be read. Choose a layout template (.qpt).</source>
      <translation>Nie można odczytać szablonu „{path}”. Wybierz szablon układu wydruku (.qpt).</translation>
    </message>
    <message>
      <source>The template «{path}» has no page. Open it in QGIS and add one.</source>
      <translation>Szablon „{path}” nie ma strony. Otwórz go w QGIS i dodaj stronę.</translation>
    </message>
    <message>
      <source>The test needs the time of the events. Choose its field in TIME_FIELD.</source>
      <translation>Test wymaga czasu zdarzeń. Wybierz jego pole w TIME_FIELD.</translation>
    </message>
    <message>
      <source>The test takes places and times for independent where there is no contagion. If one quarter was active in summer and another in winter, it finds near repeats as well: use a period without such shifts.</source>
      <translation>Test zakłada, że miejsca i czasy są niezależne, gdy jedno zdarzenie nie pociąga za sobą drugiego. Jeśli jedna dzielnica była aktywna latem, a inna zimą, bliskie powtórzenia też zostaną znalezione: wybierz okres bez takich przesunięć.</translation>
    </message>
    <message>
      <source>The text contains a NUL character, which cannot be stored. Remove it and try again.</source>
      <translation>Tekst zawiera znak NUL, którego nie można zapisać. Usuń go i spróbuj ponownie.</translation>
    </message>
    <message>
      <source>The text contains half a character, which cannot be stored. Remove it and try again.</source>
      <translation>Tekst zawiera niepełny znak, którego nie można zapisać. Usuń go i spróbuj ponownie.</translation>
    </message>
    <message numerus="yes">
      <source>The text is %n characters too long.</source>
      <translation>
        <numerusform>Tekst jest za długi o %n znak.</numerusform>
        <numerusform>Tekst jest za długi o %n znaki.</numerusform>
        <numerusform>Tekst jest za długi o %n znaków.</numerusform>
      </translation>
    </message>
    <message>
      <source>The text is too long: a decision with its note may take 64 kB at most.</source>
      <translation>Tekst jest za długi: decyzja z notatką może zająć najwyżej 64 kB.</translation>
    </message>
    <message>
      <source>The text may stay empty.</source>
      <translation>Tekst może pozostać pusty.</translation>
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
      <source>The time format is not known. Choose one, or write a pattern such as %d/%m/%Y %H:%M.</source>
      <translation>Nieznany format czasu. Wybierz go z listy lub wpisz wzorzec, na przykład %d/%m/%Y %H:%M.</translation>
    </message>
    <message>
      <source>The time in which the status is public is over</source>
      <translation>Minął czas, w którym status jest jawny</translation>
    </message>
    <message>
      <source>The time is too short to look for bursts of {window} days: {least} days are needed.</source>
      <translation>Czas jest za krótki, aby szukać spiętrzeń o długości w dniach: {window}. Potrzeba dni: {least}.</translation>
    </message>
    <message>
      <source>The time suffices for no visit: the nearest takes {least} min there and back of {budget} min.</source>
      <translation>Czasu nie starcza na żadną wizytę: najbliższa zajmuje z dojazdem i powrotem {least} min z {budget} min.</translation>
    </message>
    <message>
      <source>The time zone is not known; an example is Europe/Warsaw.</source>
      <translation>Nieznana strefa czasowa; przykład: Europe/Warsaw.</translation>
    </message>
    <message>
      <source>The times are from {first} to {last}.</source>
      <translation>Czasy są od {first} do {last}.</translation>
    </message>
    <message>
      <source>The treated areas did not change otherwise than the control areas by more than chance ({estimate} {unit}, 95 % interval {low} to {high}).</source>
      <translation>Obszary objęte działaniem nie zmieniły się inaczej niż kontrolne bardziej, niż wynika z przypadku ({estimate}, {unit}; przedział 95 % od {low} do {high}).</translation>
    </message>
    <message>
      <source>The unit stands above itself, through «{code}».</source>
      <translation>Jednostka jest nadrzędna wobec samej siebie, przez „{code}”.</translation>
    </message>
    <message>
      <source>The unit that decides. AREAS, if given, are taken instead.</source>
      <translation>Jednostka, która rozstrzyga. Jeśli podano AREAS, liczą się one.</translation>
    </message>
    <message>
      <source>The unit «{unit}» alone weighs {load}, more than an area should ({mean}): it forces an imbalance.</source>
      <translation>Sama jednostka „{unit}” ma obciążenie {load}, większe niż powinien mieć rejon ({mean}): to wymusza nierówność.</translation>
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
      <source>The units fall into parts that do not touch: {parts}. Areas may reach across the gaps between them.</source>
      <translation>Jednostki rozpadają się na części, które się nie stykają: {parts}. Rejony mogą sięgać przez przerwy między nimi.</translation>
    </message>
    <message>
      <source>The units fall into parts that do not touch: {parts}. No area has units of two parts.</source>
      <translation>Jednostki rozpadają się na części, które się nie stykają: {parts}. Żaden rejon nie ma jednostek z dwóch części.</translation>
    </message>
    <message>
      <source>The units fall into parts that do not touch: {parts}. Without areas across gaps there must be at least as many areas; choose {parts} or more, a larger GAP, or ISLANDS join.</source>
      <translation>Jednostki rozpadają się na części, które się nie stykają: {parts}. Bez rejonów sięgających przez przerwy rejonów musi być co najmniej tyle samo; wybierz {parts} lub więcej, większe GAP albo ISLANDS join.</translation>
    </message>
    <message>
      <source>The units with the number and name of the area they belong to.</source>
      <translation>Jednostki z numerem i nazwą rejonu, do którego należą.</translation>
    </message>
    <message>
      <source>The value of {field} is unknown to the store.</source>
      <translation>Magazyn nie zna wartości pola {field}.</translation>
    </message>
    <message>
      <source>The visit is noted. U takes it back.</source>
      <translation>Wizytę odnotowano. U cofa.</translation>
    </message>
    <message>
      <source>The whole area</source>
      <translation>Cały obszar</translation>
    </message>
    <message>
      <source>The window in which unusually many reports are looked for, anywhere in the time.</source>
      <translation>Okno, w którym szuka się niezwykle wielu zgłoszeń, w dowolnym miejscu czasu.</translation>
    </message>
    <message>
      <source>The words that are compared. Masked ones will do. Without it only place and time say anything.</source>
      <translation>Słowa, które są porównywane. Mogą być zamaskowane. Bez nich liczą się tylko miejsce i czas.</translation>
    </message>
    <message>
      <source>The workload is either WORKLOAD_FIELD or the points of INPUT: leave one of them empty.</source>
      <translation>Obciążenie to WORKLOAD_FIELD albo punkty z INPUT: jedno z nich pozostaw puste.</translation>
    </message>
    <message>
      <source>The written files cannot be read back: the disk may be full. Nothing was published.</source>
      <translation>Zapisanych plików nie można odczytać: dysk może być pełny. Niczego nie opublikowano.</translation>
    </message>
    <message>
      <source>The {shown} most frequent of {all} categories; the table of the output has all.</source>
      <translation>Najczęstsze kategorie: {shown} z {all}; tabela wynikowa ma wszystkie.</translation>
    </message>
    <message>
      <source>Their marks as the refusal names them, separated by commas. The new one is not held against them, and the store keeps that you said so.</source>
      <translation>Ich znaki podane w odmowie, oddzielone przecinkami. Nowa publikacja nie jest z nimi porównywana, a magazyn zachowuje to oświadczenie.</translation>
    </message>
    <message>
      <source>There are fewer reports than places: even if none had two, most would be empty.</source>
      <translation>Zgłoszeń jest mniej niż miejsc: nawet gdyby nigdzie nie było dwóch, większość byłaby pusta.</translation>
    </message>
    <message>
      <source>There are fewer than {n} reports of the category: little can be said.</source>
      <translation>Zgłoszeń tej kategorii jest mniej niż {n}: niewiele można powiedzieć.</translation>
    </message>
    <message>
      <source>There are no reports in the area: the density is zero everywhere.</source>
      <translation>W obszarze nie ma zgłoszeń: gęstość wszędzie wynosi zero.</translation>
    </message>
    <message>
      <source>There are no rows below the header. Choose another file, or another row of the header.</source>
      <translation>Pod nagłówkiem nie ma wierszy. Wskaż inny plik albo inny wiersz nagłówka.</translation>
    </message>
    <message>
      <source>There are no sites to choose from: give CANDIDATES.</source>
      <translation>Nie ma lokalizacji do wyboru: podaj CANDIDATES.</translation>
    </message>
    <message>
      <source>There are none: no band is significant and holds at least {ratio} times as many pairs as by chance.</source>
      <translation>Nie ma żadnych: w żadnym istotnym przedziale nie ma co najmniej {ratio} razy tyle par, ile daje przypadek.</translation>
    </message>
    <message>
      <source>There are too many values in {field}.</source>
      <translation>W polu {field} jest za dużo wartości.</translation>
    </message>
    <message>
      <source>There are {n} categories, but at most {most} bands can be made. Choose another field or a filter.</source>
      <translation>Liczba kategorii wynosi {n}, a kanałów może być najwyżej {most}. Wybierz inne pole albo podaj filtr.</translation>
    </message>
    <message>
      <source>There in</source>
      <translation>Obecny w</translation>
    </message>
    <message>
      <source>There is a profile {name} already.</source>
      <translation>Profil {name} już istnieje.</translation>
    </message>
    <message>
      <source>There is no category «{text}». Choose one of the list.</source>
      <translation>Nie ma kategorii „{text}”. Wybierz z listy.</translation>
    </message>
    <message>
      <source>There is no cluster: nowhere are {least} points within {radius} m of one.</source>
      <translation>Nie ma żadnego skupiska: nigdzie liczba punktów w promieniu {radius} m od jednego z nich nie sięga {least}.</translation>
    </message>
    <message>
      <source>There is no cluster: nowhere are {least} points within {radius} m of one. From a radius of {works} m on, or with fewer points, there would be one.</source>
      <translation>Nie ma żadnego skupiska: nigdzie liczba punktów w promieniu {radius} m od jednego z nich nie sięga {least}. Skupisko powstałoby przy promieniu od {works} m albo przy mniejszej wymaganej liczbie punktów.</translation>
    </message>
    <message>
      <source>There is no decision that could still be taken back.</source>
      <translation>Nie ma decyzji, którą można jeszcze cofnąć.</translation>
    </message>
    <message>
      <source>There is no drawing here.</source>
      <translation>Tu nie ma rysunku.</translation>
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
      <source>There is no further step from this status.</source>
      <translation>Z tego statusu nie ma dalszego kroku.</translation>
    </message>
    <message>
      <source>There is no hot spot: the reports lie no closer together than chance would put them.</source>
      <translation>Nie ma gorących punktów: zgłoszenia nie leżą bliżej siebie, niż wynika z przypadku.</translation>
    </message>
    <message>
      <source>There is no import profile «{name}». Give the path of a JSON file or one of these names: {names}.</source>
      <translation>Nie ma profilu importu „{name}”. Podaj ścieżkę pliku JSON albo jedną z nazw: {names}.</translation>
    </message>
    <message>
      <source>There is no role «{role}».</source>
      <translation>Nie ma roli „{role}”.</translation>
    </message>
    <message>
      <source>There is no room for a temporary file: {reason}.</source>
      <translation>Brak miejsca na plik tymczasowy: {reason}.</translation>
    </message>
    <message>
      <source>There is no room left on the disk for «{path}». What was written before is whole.</source>
      <translation>Na dysku nie ma miejsca na „{path}”. To, co zapisano wcześniej, jest całe.</translation>
    </message>
    <message>
      <source>There is no step from «{current}» to «{to}».</source>
      <translation>Ze statusu „{current}” nie można przejść do „{to}”.</translation>
    </message>
    <message>
      <source>There is no store of KMZB Analyst at «{store}». Check the address.</source>
      <translation>Pod adresem „{store}” nie ma magazynu KMZB Analyst. Sprawdź adres.</translation>
    </message>
    <message>
      <source>There is no such file.</source>
      <translation>Nie ma takiego pliku.</translation>
    </message>
    <message>
      <source>There is no template «{name}». Give the path of a layout template (.qpt), or one of these names: {names}. Your own ones stand in {folder}.</source>
      <translation>Nie ma szablonu „{name}”. Podaj ścieżkę szablonu wydruku (.qpt) albo jedną z nazw: {names}. Własne szablony są w folderze {folder}.</translation>
    </message>
    <message>
      <source>There is no threat here that passes the filter, of the planes switched on.</source>
      <translation>Tu nie ma zagrożenia z włączonych płaszczyzn, które spełnia filtr.</translation>
    </message>
    <message>
      <source>There is no time for a round: TIME_BUDGET must be above 0 minutes.</source>
      <translation>Brak czasu na objazd: TIME_BUDGET musi być większy od 0 minut.</translation>
    </message>
    <message>
      <source>There is not enough memory for «{path}» at this resolution. Choose fewer dots per inch.</source>
      <translation>Brakuje pamięci na plik „{path}” w tej rozdzielczości. Wybierz mniejszą rozdzielczość (dpi).</translation>
    </message>
    <message>
      <source>There is nothing to compare.</source>
      <translation>Nie ma czego porównać.</translation>
    </message>
    <message>
      <source>There is only one event with a time; the test needs at least two.</source>
      <translation>Jest tylko jedno zdarzenie z czasem; test wymaga co najmniej dwóch.</translation>
    </message>
    <message>
      <source>There was nothing to choose.</source>
      <translation>Nie było czego wybierać.</translation>
    </message>
    <message>
      <source>There would be more than {most} cells. Choose a cell size of at least {least} m.</source>
      <translation>Byłoby więcej niż {most} komórek. Wybierz rozmiar komórki co najmniej {least} m.</translation>
    </message>
    <message>
      <source>These rows hold characters that {encoding} does not know; they were read as �: {rows}.</source>
      <translation>Te wiersze zawierają znaki spoza kodowania {encoding}; odczytano je jako �: {rows}.</translation>
    </message>
    <message>
      <source>They are counted in the units where no WORKLOAD_FIELD is chosen.</source>
      <translation>Są liczone w jednostkach, gdy nie wybrano WORKLOAD_FIELD.</translation>
    </message>
    <message>
      <source>They stay, and P counts the new sites (fixed) or all sites (fixed_counted); or they are candidates like the others and may be given up (movable), and P counts all sites.</source>
      <translation>Zostają, a P to liczba nowych lokalizacji (fixed) albo wszystkich (fixed_counted); albo są kandydatami jak inne i można z nich zrezygnować (movable), a P to liczba wszystkich.</translation>
    </message>
    <message>
      <source>Third category</source>
      <translation>Trzecia kategoria</translation>
    </message>
    <message>
      <source>Third demand</source>
      <translation>Trzecie zapotrzebowanie</translation>
    </message>
    <message>
      <source>This category needs a description.</source>
      <translation>Ta kategoria wymaga opisu.</translation>
    </message>
    <message>
      <source>This computer has no program for web pages. The manual is in the file {path}.</source>
      <translation>Na tym komputerze nie ma programu do stron WWW. Podręcznik jest w pliku {path}.</translation>
    </message>
    <message>
      <source>This drawing is being taken back already.</source>
      <translation>Ten rysunek jest już usuwany z mapy.</translation>
    </message>
    <message>
      <source>This file was kept as it came. It may say where and by whom it was made.</source>
      <translation>Plik zachowano bez zmian. Może zdradzać, gdzie i przez kogo powstał.</translation>
    </message>
    <message>
      <source>This is what you were writing last time.</source>
      <translation>To zgłoszenie było ostatnio w trakcie pisania.</translation>
    </message>
    <message>
      <source>This measures what the Police recorded, and not all that happened.</source>
      <translation>Wynik mówi o tym, co zapisała Policja, a nie o wszystkim, co się zdarzyło.</translation>
    </message>
    <message>
      <source>This measures what was reported, where and when: reports, not crimes.</source>
      <translation>Wynik mówi o tym, co, gdzie i kiedy zgłoszono: to zgłoszenia, nie przestępstwa.</translation>
    </message>
    <message>
      <source>This page is for the unit. It says how much was left out, so it must not be published with the files.</source>
      <translation>Ta strona jest dla jednostki. Mówi, ile pominięto, więc nie wolno jej publikować razem z plikami.</translation>
    </message>
    <message>
      <source>This place lies outside the area of {crs}, the reference system of the store.</source>
      <translation>To miejsce leży poza obszarem układu {crs}, w którym jest magazyn.</translation>
    </message>
    <message>
      <source>This place lies outside what the store can express. Go nearer to its threats.</source>
      <translation>To miejsce leży poza zasięgiem układu współrzędnych magazynu. Wybierz miejsce bliżej zagrożeń.</translation>
    </message>
    <message>
      <source>This report is not saved yet.</source>
      <translation>To zgłoszenie nie jest jeszcze zapisane.</translation>
    </message>
    <message>
      <source>This shape encloses no area. Draw it again.</source>
      <translation>Ten kształt nie obejmuje żadnego obszaru. Narysuj go ponownie.</translation>
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
      <source>This takes a login with the rights of a superuser of the database «{store}».</source>
      <translation>To wymaga loginu z prawami superużytkownika bazy „{store}”.</translation>
    </message>
    <message>
      <source>This threat</source>
      <translation>To zagrożenie</translation>
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
      <source>Threats in the list: {n}. A sheet of Excel holds {most}. Narrow the filter, or choose CSV or GPKG.</source>
      <translation>Zagrożeń na liście: {n}. Arkusz Excela mieści {most}. Zawęź filtr albo wybierz CSV lub GPKG.</translation>
    </message>
    <message>
      <source>Threats inside: {n}. Only the first {chosen} are chosen, because {most} is the limit.</source>
      <translation>Zagrożenia w środku: {n}. Wybrano tylko pierwsze {chosen}, bo {most} to największa liczba.</translation>
    </message>
    <message>
      <source>Threats near one another</source>
      <translation>Zagrożenia blisko siebie</translation>
    </message>
    <message>
      <source>Threats of the open store</source>
      <translation>Zagrożenia z otwartego magazynu</translation>
    </message>
    <message>
      <source>Threats of the planes switched on, counted where they are close together.</source>
      <translation>Zagrożenia włączonych płaszczyzn, zliczone tam, gdzie leżą blisko siebie.</translation>
    </message>
    <message>
      <source>Threats of which it is not known when they occur, visited at any time: {n}.</source>
      <translation>Zagrożenia bez znanego czasu występowania, odwiedzane o dowolnej porze: {n}.</translation>
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
      <source>Threats to visit: {n}, and at most {most} can be planned. Choose those that are due by FILTER.</source>
      <translation>Zagrożenia do odwiedzenia: {n}, a zaplanować można najwyżej {most}. Wybierz pilne za pomocą FILTER.</translation>
    </message>
    <message>
      <source>Threats visited: {visited} of {all}, in {hours} h {minutes} min and {km} km, {free} min to spare.</source>
      <translation>Odwiedzane zagrożenia: {visited} z {all}, w {hours} h {minutes} min, {km} km, zapas {free} min.</translation>
    </message>
    <message>
      <source>Threats with a day but no hour, visited at any hour: {n}.</source>
      <translation>Zagrożenia z dniem bez godziny, odwiedzane o dowolnej godzinie: {n}.</translation>
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
      <source>Ties</source>
      <translation>Równe wartości</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Czas</translation>
    </message>
    <message>
      <source>Time limit [s]</source>
      <translation>Limit czasu [s]</translation>
    </message>
    <message>
      <source>Time of a visit [min]</source>
      <translation>Czas wizyty [min]</translation>
    </message>
    <message>
      <source>Time of day</source>
      <translation>Pora dnia</translation>
    </message>
    <message>
      <source>Time of day (code)</source>
      <translation>Pora dnia (kod)</translation>
    </message>
    <message>
      <source>Time of the event</source>
      <translation>Czas zdarzenia</translation>
    </message>
    <message>
      <source>Time of the report</source>
      <translation>Czas zgłoszenia</translation>
    </message>
    <message>
      <source>Time there is</source>
      <translation>Dostępny czas</translation>
    </message>
    <message>
      <source>Time there is [min]</source>
      <translation>Dostępny czas [min]</translation>
    </message>
    <message>
      <source>Time, days</source>
      <translation>Czas, dni</translation>
    </message>
    <message>
      <source>Times</source>
      <translation>Czas</translation>
    </message>
    <message>
      <source>Times the expected</source>
      <translation>Krotność oczekiwanej liczby</translation>
    </message>
    <message>
      <source>Times the overall share, smoothed</source>
      <translation>Krotność udziału ogólnego, wygładzona</translation>
    </message>
    <message>
      <source>Times, reports: {n}</source>
      <translation>Czas, zgłoszenia: {n}</translation>
    </message>
    <message>
      <source>Timetable</source>
      <translation>Rozkład objazdu</translation>
    </message>
    <message>
      <source>To be checked today, {day}</source>
      <translation>Do sprawdzenia dziś, {day}</translation>
    </message>
    <message>
      <source>To compute it again</source>
      <translation>Jak obliczyć to ponownie</translation>
    </message>
    <message>
      <source>To stop (0: station)</source>
      <translation>Do postoju (0: jednostka)</translation>
    </message>
    <message>
      <source>Together the units do not differ by more than chance, or only a few do (p {p}): the limits are not widened.</source>
      <translation>Jednostki razem nie różnią się bardziej niż przez przypadek albo różnią się tylko nieliczne (p {p}): granic nie poszerzono.</translation>
    </message>
    <message>
      <source>Tolerance contours</source>
      <translation>Obrysy istotności</translation>
    </message>
    <message>
      <source>Tolerance contours of the change, {settings}</source>
      <translation>Obrysy istotnej zmiany, {settings}</translation>
    </message>
    <message>
      <source>Tolerance contours of the relative risk, {settings}</source>
      <translation>Obrysy istotności ryzyka względnego, {settings}</translation>
    </message>
    <message>
      <source>Tolerance contours, {settings}</source>
      <translation>Obrysy istotności, {settings}</translation>
    </message>
    <message>
      <source>Tolerated deviation</source>
      <translation>Dopuszczalne odchylenie</translation>
    </message>
    <message>
      <source>Tolerated deviation [%]</source>
      <translation>Dopuszczalne odchylenie [%]</translation>
    </message>
    <message>
      <source>Totals that are not the sum of the categories beside them: {n}. They were kept as all categories together; do not add the categories to them.</source>
      <translation>Liczby ogółem, które nie są sumą kategorii obok: {n}. Zachowano je jako wszystkie kategorie razem; nie należy dodawać do nich kategorii.</translation>
    </message>
    <message>
      <source>Totals, and the map beside them, give no small count back.</source>
      <translation>Sumy, także zestawione z mapą, nie ujawniają małej liczby.</translation>
    </message>
    <message>
      <source>Travel</source>
      <translation>Przejazd</translation>
    </message>
    <message>
      <source>Travel times need roads: give a line layer in NETWORK, or choose «{straight}» in COST.</source>
      <translation>Czas przejazdu wymaga dróg: podaj warstwę linii w NETWORK albo wybierz „{straight}” w COST.</translation>
    </message>
    <message>
      <source>Treated and control areas</source>
      <translation>Obszary objęte działaniem i kontrolne</translation>
    </message>
    <message>
      <source>Treated and control areas differ more than twofold in what they had before, so their differences cannot be compared: name control areas with about as many reports, or look at the proportion.</source>
      <translation>Obszary objęte działaniem i kontrolne miały przedtem liczby różniące się ponad dwukrotnie, więc ich różnic nie można porównywać: należy wskazać obszary kontrolne z podobną liczbą zgłoszeń albo patrzeć na proporcję.</translation>
    </message>
    <message>
      <source>Treated areas</source>
      <translation>Obszary objęte działaniem</translation>
    </message>
    <message>
      <source>Trend, p (two-sided)</source>
      <translation>Trend, p (dwustronne)</translation>
    </message>
    <message>
      <source>Trend, z</source>
      <translation>Trend, z</translation>
    </message>
    <message>
      <source>Trial</source>
      <translation>Próba</translation>
    </message>
    <message>
      <source>Trials with other weights</source>
      <translation>Próby z innymi wagami</translation>
    </message>
    <message>
      <source>Trying the import…</source>
      <translation>Próba importu…</translation>
    </message>
    <message>
      <source>Tue</source>
      <translation>wt</translation>
    </message>
    <message>
      <source>Two-sided p = 2 · min(upper, lower tail), each (r + 1) / (m + 1); the smallest possible p is {least}. Ties count against significance on both sides. Observed and simulated reports are moved to the centres of the same pixels before they are ranked, so the test holds exactly; the density shown is not rounded so.</source>
      <translation>Dwustronne p = 2 · min(górny, dolny ogon), każdy (r + 1) / (m + 1); najmniejsze możliwe p to {least}. Wartości równe liczą się przeciw istotności po obu stronach. Zgłoszenia obserwowane i symulowane są przed porównaniem przesuwane do środków tych samych pikseli, więc test jest dokładny; pokazywana gęstość nie jest tak zaokrąglana.</translation>
    </message>
    <message>
      <source>Two-sided, from the largest departure anywhere in each simulation (Westfall and Young 1993), measured in units of even spread: with 5 in 100 maps of pure chance any place at all falls below 0.05.</source>
      <translation>Dwustronne, z największego odchylenia gdziekolwiek w każdej symulacji (Westfall i Young 1993), mierzonego w jednostkach równego rozrzutu: na 5 ze 100 map czysto przypadkowych jakiekolwiek miejsce ma mniej niż 0,05.</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>Rodzaj</translation>
    </message>
    <message>
      <source>Uncovered demand</source>
      <translation>Niepokryte zapotrzebowanie</translation>
    </message>
    <message>
      <source>Undecided</source>
      <translation>Nierozstrzygnięte</translation>
    </message>
    <message>
      <source>Undecided reports</source>
      <translation>Zgłoszenia nierozstrzygnięte</translation>
    </message>
    <message>
      <source>Undecided reports (new or under verification) by their age on {moment}.</source>
      <translation>Zgłoszenia nierozstrzygnięte (nowe lub w weryfikacji) według wieku, stan na {moment}.</translation>
    </message>
    <message>
      <source>Undecided reports whose limit has passed count as not in time.</source>
      <translation>Nierozstrzygnięte, których termin minął, liczą się jako nie w terminie.</translation>
    </message>
    <message>
      <source>Undecided without a readable time of the report: {n}.</source>
      <translation>Nierozstrzygnięte bez czytelnego czasu zgłoszenia: {n}.</translation>
    </message>
    <message>
      <source>Undecided {band}</source>
      <translation>Nierozstrzygnięte {band}</translation>
    </message>
    <message>
      <source>Undecided, age unknown</source>
      <translation>Nierozstrzygnięte, wiek nieznany</translation>
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
      <source>Units and categories compared: {n}. Allowed for the number of comparisons.</source>
      <translation>Porównano jednostek i kategorii: {n}. Z poprawką na liczbę porównań.</translation>
    </message>
    <message>
      <source>Units differ by more than chance; outside the 99.8 % limits that are widened for that: {n} of {units}.</source>
      <translation>Jednostki różnią się bardziej, niż tłumaczy przypadek; poza poszerzonymi o to granicami 99,8 %: {n} z {units}.</translation>
    </message>
    <message>
      <source>Units outside the 99.8 % limits: {n} of {units}.</source>
      <translation>Jednostki poza granicami 99,8 %: {n} z {units}.</translation>
    </message>
    <message>
      <source>Units with a workload below zero: {n}; the least is {least}. Workloads must be 0 or more.</source>
      <translation>Jednostki z obciążeniem poniżej zera: {n}; najmniejsze to {least}. Obciążenie musi wynosić 0 lub więcej.</translation>
    </message>
    <message>
      <source>Units with their area</source>
      <translation>Jednostki z rejonem</translation>
    </message>
    <message>
      <source>Units without a geometry, in no area: {n}.</source>
      <translation>Jednostki bez geometrii, w żadnym rejonie: {n}.</translation>
    </message>
    <message>
      <source>Units without a workload, taken as 0: {n}.</source>
      <translation>Jednostki bez obciążenia, przyjęte jako 0: {n}.</translation>
    </message>
    <message>
      <source>Units, each with those below it</source>
      <translation>Jednostki, każda z podległymi</translation>
    </message>
    <message>
      <source>Units, {period}</source>
      <translation>Jednostki, {period}</translation>
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
      <source>Unknown values</source>
      <translation>Nieznane wartości</translation>
    </message>
    <message>
      <source>Unmapped columns</source>
      <translation>Nieprzypisane kolumny</translation>
    </message>
    <message>
      <source>Urgency</source>
      <translation>Pilność</translation>
    </message>
    <message>
      <source>Urgency (4: overdue)</source>
      <translation>Pilność (4: po terminie)</translation>
    </message>
    <message>
      <source>Valid from</source>
      <translation>Obowiązuje od</translation>
    </message>
    <message>
      <source>Value for backward</source>
      <translation>Wartość: przeciwnie do rysunku</translation>
    </message>
    <message>
      <source>Value for both ways</source>
      <translation>Wartość: w obie strony</translation>
    </message>
    <message>
      <source>Value for forward</source>
      <translation>Wartość: zgodnie z rysunkiem</translation>
    </message>
    <message>
      <source>Values in the first rows</source>
      <translation>Wartości w pierwszych wierszach</translation>
    </message>
    <message>
      <source>Variety (entropy)</source>
      <translation>Różnorodność (entropia)</translation>
    </message>
    <message>
      <source>Verification card</source>
      <translation>Karta weryfikacji</translation>
    </message>
    <message>
      <source>Verification cards printed: {n}.</source>
      <translation>Wydrukowane karty weryfikacji: {n}.</translation>
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
      <source>Visit</source>
      <translation>Wizyta</translation>
    </message>
    <message>
      <source>Visit [min]</source>
      <translation>Wizyta [min]</translation>
    </message>
    <message>
      <source>Visit begins</source>
      <translation>Początek wizyty</translation>
    </message>
    <message>
      <source>Visit round</source>
      <translation>Objazd zagrożeń</translation>
    </message>
    <message>
      <source>Visit round, stops: {n}, {km} km</source>
      <translation>Objazd zagrożeń, postoje: {n}, {km} km</translation>
    </message>
    <message>
      <source>Visited, in this order</source>
      <translation>Odwiedzane, w tej kolejności</translation>
    </message>
    <message>
      <source>W</source>
      <translation>zachód</translation>
    </message>
    <message>
      <source>Waiting [min]</source>
      <translation>Czekanie [min]</translation>
    </message>
    <message>
      <source>Waiting for an answer…</source>
      <translation>Czekam na odpowiedź…</translation>
    </message>
    <message>
      <source>Water</source>
      <translation>Wody</translation>
    </message>
    <message>
      <source>Way, {unit}</source>
      <translation>Droga, {unit}</translation>
    </message>
    <message>
      <source>Ways</source>
      <translation>Drogi dojazdu</translation>
    </message>
    <message>
      <source>Web page</source>
      <translation>Strona internetowa</translation>
    </message>
    <message>
      <source>Wed</source>
      <translation>śr</translation>
    </message>
    <message>
      <source>Weekdays</source>
      <translation>Dni tygodnia</translation>
    </message>
    <message>
      <source>Weekdays (code)</source>
      <translation>Dni tygodnia (kod)</translation>
    </message>
    <message>
      <source>Weekdays down, hours across. The largest number is {n}: {cell}. The table below has all numbers.</source>
      <translation>Dni tygodnia w dół, godziny w poprzek. Największa liczba to {n}: {cell}. Wszystkie liczby są w tabeli poniżej.</translation>
    </message>
    <message>
      <source>Weeks with a point</source>
      <translation>Tygodnie z punktem</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation>Waga</translation>
    </message>
    <message>
      <source>Weight of the points at risk</source>
      <translation>Waga punktów odniesienia</translation>
    </message>
    <message>
      <source>Weight of the second demand</source>
      <translation>Waga drugiego zapotrzebowania</translation>
    </message>
    <message>
      <source>Weight of the third demand</source>
      <translation>Waga trzeciego zapotrzebowania</translation>
    </message>
    <message>
      <source>Weighted displacement difference</source>
      <translation>Ważona różnica przemieszczenia</translation>
    </message>
    <message>
      <source>Weighted displacement difference (Wheeler and Ratcliffe 2018): change of the treated less change of the control areas, numbers as in a period as long as the second; the variance is the sum of the counts, each with its weight squared. It asks that control areas be like the treated ones but for the treatment.</source>
      <translation>Ważona różnica przemieszczenia (Wheeler i Ratcliffe 2018): zmiana obszarów objętych działaniem minus zmiana kontrolnych, liczby jak w okresie tak długim jak drugi; wariancja to suma liczb, każda z kwadratem swojej wagi. Wymaga, by obszary kontrolne były podobne do objętych działaniem we wszystkim oprócz działania.</translation>
    </message>
    <message>
      <source>Weighted displacement difference, {unit}.</source>
      <translation>Ważona różnica przemieszczenia, {unit}.</translation>
    </message>
    <message>
      <source>Weights must be numbers and not negative. Correct the weight field or choose another.</source>
      <translation>Wagi muszą być liczbami nieujemnymi. Popraw pole wagi albo wybierz inne.</translation>
    </message>
    <message>
      <source>Weights of points at risk must not be negative, and not all zero. Correct the field or choose another.</source>
      <translation>Wagi punktów odniesienia nie mogą być ujemne ani wszystkie równe zero. Popraw pole albo wybierz inne.</translation>
    </message>
    <message>
      <source>What</source>
      <translation>Co</translation>
    </message>
    <message>
      <source>What a threat has</source>
      <translation>Dane zagrożenia</translation>
    </message>
    <message>
      <source>What a unit weighs: reports, hours, residents. Left empty: the points of INPUT in it are counted.</source>
      <translation>Ile waży jednostka: zgłoszenia, godziny, mieszkańcy. Puste: liczone są w niej punkty z INPUT.</translation>
    </message>
    <message>
      <source>What became of the counts</source>
      <translation>Co się stało z liczbami</translation>
    </message>
    <message>
      <source>What became of the reports of the period</source>
      <translation>Co stało się ze zgłoszeniami okresu</translation>
    </message>
    <message>
      <source>What became of the rows</source>
      <translation>Co stało się z wierszami</translation>
    </message>
    <message>
      <source>What becomes of existing stations</source>
      <translation>Co z istniejącymi jednostkami</translation>
    </message>
    <message>
      <source>What came with the report; opening one asks for the reason, and the store logs it (A)</source>
      <translation>Co dołączono do zgłoszenia; otwarcie wymaga podania powodu i jest odnotowywane w magazynie (A)</translation>
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
      <source>What differs from the rules by default, by category, as {example}; «*» stands for all. Or the path of a JSON file that holds it. Left empty: the default rules.</source>
      <translation>Co odbiega od reguł domyślnych, według kategorii, jak {example}; „*” oznacza wszystkie. Albo ścieżka pliku JSON z takim zapisem. Puste: reguły domyślne.</translation>
    </message>
    <message>
      <source>What each further site brings</source>
      <translation>Co daje każda następna lokalizacja</translation>
    </message>
    <message>
      <source>What is due sooner goes before where not all can be visited.</source>
      <translation>Gdy nie da się odwiedzić wszystkich, pierwszeństwo ma wcześniejszy termin.</translation>
    </message>
    <message>
      <source>What is known</source>
      <translation>Co wiadomo</translation>
    </message>
    <message>
      <source>What is recorded is not all that happens.</source>
      <translation>To, co zapisano, nie jest wszystkim, co się zdarza.</translation>
    </message>
    <message>
      <source>What is reported where, and what comes of it: for each area, category, status and period the number and share of reports, how far a category stands out in an area (location quotient), the share confirmed of those decided with its interval, and the time to the decision. A report counts once: where areas lie in each other, in the inner one.</source>
      <translation>Pokazuje, co i gdzie jest zgłaszane i co z tego wynika: dla każdego obszaru, kategorii, statusu i okresu liczba i udział zgłoszeń, jak bardzo kategoria wyróżnia się w obszarze (iloraz lokalizacji), udział potwierdzonych wśród rozstrzygniętych z przedziałem oraz czas do decyzji. Zgłoszenie liczy się raz: gdy jeden obszar leży w drugim, w wewnętrznym.</translation>
    </message>
    <message>
      <source>What is sought. Within the standard: not farther from a site than the standard distance or time.</source>
      <translation>Czego się szuka. W standardzie: nie dalej od lokalizacji niż standardowa odległość lub standardowy czas.</translation>
    </message>
    <message>
      <source>What is the workload? Choose WORKLOAD_FIELD, or points to count in INPUT.</source>
      <translation>Co jest obciążeniem? Wybierz WORKLOAD_FIELD albo punkty do policzenia w INPUT.</translation>
    </message>
    <message>
      <source>What it means</source>
      <translation>Znaczenie</translation>
    </message>
    <message>
      <source>What midnight means</source>
      <translation>Co znaczy północ</translation>
    </message>
    <message>
      <source>What rose and what fell between two periods, in each area and category, and where by more than chance: rate ratio with its interval, exact test, corrected for looking at many areas. With treated areas it says whether they changed otherwise than the control areas (weighted displacement difference), and by Andresen's S whether the reports lie where they lay. A report counts once: where areas lie in each other, in the smallest one.</source>
      <translation>Czego między dwoma okresami przybyło, a czego ubyło w każdym obszarze i kategorii, i gdzie bardziej, niż wynika z przypadku: iloraz natężeń z przedziałem, dokładny test z poprawką na oglądanie wielu obszarów. Dla obszarów objętych działaniem mówi, czy zmieniły się inaczej niż kontrolne (ważona różnica przemieszczenia), a wskaźnik S Andresena – czy zgłoszenia leżą tam, gdzie leżały. Zgłoszenie liczy się raz: gdy obszary leżą jeden w drugim, w najmniejszym.</translation>
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
      <source>What stands there where a road leads only as it is drawn.</source>
      <translation>Co stoi w polu, gdy droga prowadzi tylko zgodnie z kierunkiem rysowania.</translation>
    </message>
    <message>
      <source>What stands there where it leads both ways.</source>
      <translation>Co stoi w polu, gdy prowadzi w obie strony.</translation>
    </message>
    <message>
      <source>What stands there where it leads only against the drawing.</source>
      <translation>Co stoi w polu, gdy prowadzi tylko przeciwnie do kierunku rysowania.</translation>
    </message>
    <message>
      <source>What stays uncovered</source>
      <translation>Co pozostaje niepokryte</translation>
    </message>
    <message>
      <source>What the bands are made by.</source>
      <translation>Według czego powstają kanały.</translation>
    </message>
    <message>
      <source>What the bands cover, as 2025-01-01/2025-07-01, the end not included. Reports before and after it count as far as they reach. Left empty: from the first report to the last.</source>
      <translation>Co obejmują kanały, w postaci 2025-01-01/2025-07-01; koniec się nie wlicza. Zgłoszenia przed nim i po nim liczą się tak daleko, jak sięgają. Gdy puste: od pierwszego do ostatniego zgłoszenia.</translation>
    </message>
    <message>
      <source>What the fullest places hold.</source>
      <translation>Ile przypada na miejsca z największą liczbą zgłoszeń.</translation>
    </message>
    <message>
      <source>What the reports of a group are called by; the store's ids lead from a group to the queue.</source>
      <translation>Jak nazywane są zgłoszenia w grupie; id z magazynu prowadzą od grupy do kolejki.</translation>
    </message>
    <message>
      <source>What the store is called in lists and on sheets, for example «KMP Radom».</source>
      <translation>Nazwa magazynu na listach i arkuszach, na przykład „KMP Radom”.</translation>
    </message>
    <message>
      <source>What the store keeps of the publication of {moment} cannot be read. Update the plugin: without it, nobody can tell whether a difference gives a small count.</source>
      <translation>Nie można odczytać tego, co magazyn przechowuje o publikacji z {moment}. Zaktualizuj wtyczkę: bez tego nie wiadomo, czy różnica nie zdradzi małej liczby.</translation>
    </message>
    <message>
      <source>What the threats are called in the report.</source>
      <translation>Jak zagrożenia są nazwane w raporcie.</translation>
    </message>
    <message>
      <source>What was found</source>
      <translation>Ustalenia</translation>
    </message>
    <message>
      <source>What was hidden, by kind and field.</source>
      <translation>Co ukryto, według rodzaju i pola.</translation>
    </message>
    <message>
      <source>What was noticed</source>
      <translation>Co zauważono</translation>
    </message>
    <message>
      <source>What was removed, and by which rule</source>
      <translation>Co usunięto i według której zasady</translation>
    </message>
    <message>
      <source>What was reported</source>
      <translation>Co zgłoszono</translation>
    </message>
    <message>
      <source>What was reported, by the store's dictionary; in scripts codes, separated by commas. Left empty: all.</source>
      <translation>Co zgłoszono, według słownika magazynu; w skryptach kody kategorii, oddzielone przecinkami. Gdy puste: wszystkie.</translation>
    </message>
    <message>
      <source>What you corrected</source>
      <translation>Co poprawiono</translation>
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
      <source>When</source>
      <translation>Kiedy</translation>
    </message>
    <message>
      <source>When it happened.</source>
      <translation>Kiedy się wydarzyło.</translation>
    </message>
    <message>
      <source>When it happened: for the dates of each cluster, and for the radius in time.</source>
      <translation>Kiedy to się zdarzyło: do dat każdego skupiska i do promienia w czasie.</translation>
    </message>
    <message>
      <source>When it was decided. The store's own field holds the last change, which is later if one followed.</source>
      <translation>Kiedy podjęto decyzję. Pole magazynu zawiera ostatnią zmianę, która jest późniejsza, jeśli po decyzji była jeszcze inna.</translation>
    </message>
    <message>
      <source>When it was reported or happened; with END_FIELD the earliest moment it can have happened.</source>
      <translation>Kiedy zgłoszono lub kiedy się zdarzyło; z END_FIELD najwcześniejsza możliwa chwila.</translation>
    </message>
    <message>
      <source>When it was reported.</source>
      <translation>Kiedy zgłoszono.</translation>
    </message>
    <message>
      <source>When it was reported: a date, a date with time, or a text such as 2025-11-20 18:40.</source>
      <translation>Kiedy zgłoszono: data, data z godziną albo tekst, na przykład 2025-11-20 18:40.</translation>
    </message>
    <message>
      <source>When it was reported: reports of the time that the map was made from are left out.</source>
      <translation>Kiedy zgłoszono: zgłoszenia z czasu, z którego powstała mapa, są pomijane.</translation>
    </message>
    <message>
      <source>When it was reported: the rule holdout looks at it, and the raster remembers the period.</source>
      <translation>Kiedy zgłoszono: korzysta z tego reguła holdout, a raster zapamiętuje okres.</translation>
    </message>
    <message>
      <source>When it was reported; PERIODS look at it.</source>
      <translation>Kiedy zgłoszono; według tego pola działa PERIODS.</translation>
    </message>
    <message>
      <source>When it was reported; the periods look at it.</source>
      <translation>Kiedy zgłoszono; według tego pola działają okresy.</translation>
    </message>
    <message>
      <source>When reports come: by hour and weekday, by weekday and month with how often each occurred, on public holidays and long weekends, month by month with the band of chance, and the bursts that chance does not explain. Where only an interval is known, the report is spread over it; where only a date is known, it counts for the day but for no hour.</source>
      <translation>Kiedy napływają zgłoszenia: według godziny i dnia tygodnia, dnia i miesiąca z uwzględnieniem ich liczby, w święta i długie weekendy, miesiąc po miesiącu z pasem przypadku, oraz spiętrzenia, których przypadek nie tłumaczy. Gdy znany jest tylko przedział czasu, zgłoszenie rozkłada się na cały przedział; gdy znana jest tylko data, liczy się do dnia, ale do żadnej godziny.</translation>
    </message>
    <message>
      <source>When the threat was reported</source>
      <translation>Kiedy zgłoszono</translation>
    </message>
    <message>
      <source>When the threat was reported to occur: its hour and weekday decide when it is visited.</source>
      <translation>Kiedy według zgłoszenia występuje zagrożenie: godzina i dzień tygodnia decydują o porze wizyty.</translation>
    </message>
    <message>
      <source>Where a site could stand: points, or places of any kind, which count at a point inside them.</source>
      <translation>Gdzie mogłaby stanąć jednostka: punkty albo dowolne miejsca, które liczą się w punkcie wewnątrz.</translation>
    </message>
    <message>
      <source>Where does the round begin? Give either START or START_LAYER.</source>
      <translation>Gdzie zaczyna się objazd? Podaj albo START, albo START_LAYER.</translation>
    </message>
    <message>
      <source>Where fewer people live there is no rate: one report would make it enormous.</source>
      <translation>Gdzie mieszka mniej ludzi, współczynnika nie ma: jedno zgłoszenie uczyniłoby go ogromnym.</translation>
    </message>
    <message>
      <source>Where fewer reports of any kind lie within half the radius, no share is told: it would be that of one or two, or of the fringe of a town.</source>
      <translation>Gdzie w połowie promienia jest mniej zgłoszeń jakiegokolwiek rodzaju, udział nie jest podawany: mówiłby o jednym czy dwóch albo o skraju miasta.</translation>
    </message>
    <message>
      <source>Where it changed by more than chance, north up.</source>
      <translation>Gdzie zmiana jest większa, niż wynika z przypadku, północ u góry.</translation>
    </message>
    <message>
      <source>Where it changed by more than chance. North is up.</source>
      <translation>Gdzie zmiana jest większa, niż wynika z przypadku. Północ u góry.</translation>
    </message>
    <message>
      <source>Where it stands</source>
      <translation>Stan</translation>
    </message>
    <message>
      <source>Where its share is higher and lower than chance would make it, north up.</source>
      <translation>Gdzie jej udział jest większy i mniejszy, niż dałby przypadek. Północ u góry.</translation>
    </message>
    <message>
      <source>Where less than this lies within the radius there is no value, because a rate of few says nothing. Left empty: 100 inhabitants, or 5 expected reports.</source>
      <translation>Tam, gdzie w promieniu jest mniej niż tyle, nie ma wartości, bo wskaźnik z małej liczby nic nie mówi. Gdy puste: 100 mieszkańców albo 5 oczekiwanych zgłoszeń.</translation>
    </message>
    <message>
      <source>Where one category, or status, takes a larger share of all reports than elsewhere: not where most reports of it are made, which is where most reports are made anyway, but where it stands out. Outlines show where its share is higher or lower than chance would make it.</source>
      <translation>Gdzie jedna kategoria lub status ma większy udział we wszystkich zgłoszeniach niż gdzie indziej: nie tam, gdzie jest ich najwięcej, bo tam najwięcej jest wszelkich zgłoszeń, lecz tam, gdzie się wyróżnia. Obrysy pokazują, gdzie jej udział jest większy lub mniejszy, niż dałby przypadek.</translation>
    </message>
    <message>
      <source>Where people live, for reports per 1,000 inhabitants: a raster of inhabitants per pixel (its first band), points, or polygons, whose inhabitants are spread evenly over them.</source>
      <translation>Gdzie mieszkają ludzie, dla zgłoszeń na 1000 mieszkańców: raster z liczbą mieszkańców na piksel (jego pierwszy kanał), punkty albo poligony, po których mieszkańcy są rozłożeni równo.</translation>
    </message>
    <message>
      <source>Where questions about the service go: no person's address.</source>
      <translation>Dokąd kierować pytania o usługę: nie adres osoby.</translation>
    </message>
    <message>
      <source>Where reports could be: addresses, residents, or all reports of which the points are a part. If they are a part of them, as many are chosen from them anew (random labelling), else drawn from them again and again. Left empty: anywhere in the study area.</source>
      <translation>Gdzie mogłyby być zgłoszenia: adresy, mieszkańcy albo wszystkie zgłoszenia, których częścią są punkty. Jeśli punkty są ich częścią, tyle samo jest wybieranych z nich od nowa (losowe etykietowanie), w przeciwnym razie są z nich losowane ze zwracaniem. Gdy puste: gdziekolwiek w obszarze badania.</translation>
    </message>
    <message>
      <source>Where reports lie densely: a raster in reports per km², computed exactly from every point at its own place. Without any choice radius and pixels follow from the points, and the report says how. Inside the study area a place without reports is zero, outside it there is no result. With a population it shows reports per inhabitant or per expected report instead.</source>
      <translation>Pokazuje, gdzie zgłoszenia leżą gęsto: raster w zgłoszeniach na km², policzony dokładnie z każdego punktu w jego miejscu. Bez dodatkowych ustawień promień i piksele wynikają z punktów, a raport mówi, w jaki sposób. W obszarze badania miejsce bez zgłoszeń ma wartość zero, poza nim nie ma wyniku. Gdy podano ludność, pokazuje zgłoszenia na mieszkańca albo na oczekiwane zgłoszenie.</translation>
    </message>
    <message>
      <source>Where reports lie more densely, or less, than chance would put them: the density is compared with that of simulated reports, place by place and for the whole map at once. Chance means: anywhere in the study area, or, if points at risk are given, in proportion to them. With all reports as the points at risk it shows where one kind of report is more frequent than reports are in any case.</source>
      <translation>Pokazuje, gdzie zgłoszenia leżą gęściej lub rzadziej, niż wynikałoby z przypadku: gęstość jest porównywana z gęstością zgłoszeń symulowanych, miejsce po miejscu i dla całej mapy naraz. Przypadek znaczy: gdziekolwiek w obszarze badania albo, gdy podano punkty odniesienia, proporcjonalnie do nich. Gdy punktami odniesienia są wszystkie zgłoszenia, widać, gdzie jeden ich rodzaj jest częstszy niż zgłoszenia w ogóle.</translation>
    </message>
    <message>
      <source>Where stations should stand</source>
      <translation>Rozmieszczenie komisariatów i posterunków</translation>
    </message>
    <message>
      <source>Where stations stand today.</source>
      <translation>Gdzie jednostki stoją dzisiaj.</translation>
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
      <source>Where the hot spots are, without any choice to make: cells and the distance of neighbours come from the points, Gi* is tested with the false discovery rate, and what is significant becomes hot spots with a name and a rank. The report and the log say each choice and the numbers behind it. Give the study area if you have it: what lies outside does not count.</source>
      <translation>Pokazuje, gdzie są gorące punkty, bez żadnych ustawień: komórki i zasięg sąsiedztwa wynikają z punktów, Gi* jest sprawdzane z poprawką FDR, a to, co istotne, staje się gorącymi punktami z nazwą i pozycją. Raport i dziennik podają każdy wybór i liczby, z których wynika. Podaj obszar badania, jeśli go masz: to, co leży poza nim, się nie liczy.</translation>
    </message>
    <message>
      <source>Where the next station or post should stand, and what that rests on: the sites that bring officers nearest to the demand, or most of it within a standard, or all of it with the fewest sites, beside the stations of today and beside a proposal of somebody else. It says what stays uncovered, how many sites bring what, which sites stay if the criteria change, and how much better any other choice could be at most. It decides nothing: cost, buildings and staff are not in it.</source>
      <translation>Gdzie powinien stanąć następny komisariat lub posterunek i na czym to się opiera: lokalizacje, które najbardziej zbliżają policjantów do zapotrzebowania, obejmują standardem najwięcej zapotrzebowania albo całe najmniejszą liczbą, obok dzisiejszych jednostek i obok cudzej propozycji. Mówi, co pozostaje niepokryte, ile daje każda liczba lokalizacji, które pozostają przy innych kryteriach i o ile inny wybór mógłby być najwyżej lepszy. Niczego nie rozstrzyga: nie obejmuje kosztów, budynków ani obsady.</translation>
    </message>
    <message>
      <source>Where the processes of QGIS Server listen. Only nginx may have access to it.</source>
      <translation>Gdzie nasłuchują procesy QGIS Server. Dostęp może mieć do niego tylko nginx.</translation>
    </message>
    <message>
      <source>Where the round begins and ends, as a point of the map.</source>
      <translation>Gdzie objazd się zaczyna i kończy, jako punkt na mapie.</translation>
    </message>
    <message>
      <source>Where the rows come from: police systems (police), what was told to officers (public), or the public map (internet).</source>
      <translation>Skąd pochodzą wiersze: systemy Policji (police), to, co zgłoszono funkcjonariuszom (public), albo mapa publiczna (internet).</translation>
    </message>
    <message>
      <source>Where the threat came from</source>
      <translation>Skąd pochodzi zgłoszenie</translation>
    </message>
    <message>
      <source>Where the threats come from; in scripts police, public, internet, separated by commas. Left empty: all.</source>
      <translation>Skąd pochodzą zagrożenia; w skryptach police, public, internet, oddzielone przecinkami. Gdy puste: wszystkie.</translation>
    </message>
    <message>
      <source>Where there are more and fewer reports than by chance, north up.</source>
      <translation>Gdzie zgłoszeń jest więcej i mniej, niż wynika z przypadku, północ u góry.</translation>
    </message>
    <message>
      <source>Where there are more or fewer reports in one period than in another: difference and ratio of the two densities, and where they differ by more than chance. Rates are reports per km² in 30 days, so the periods may differ in length; compare the same season, or what changes is the season.</source>
      <translation>Pokazuje, gdzie w jednym okresie jest więcej lub mniej zgłoszeń niż w drugim: różnica i iloraz obu gęstości oraz miejsca, w których różnią się bardziej, niż wynika z przypadku. Natężenie to zgłoszenia na km² w ciągu 30 dni, więc okresy mogą być różnej długości; porównuj tę samą porę roku, inaczej zmianą będzie pora roku.</translation>
    </message>
    <message>
      <source>Where they are, in words. Without it the report gives coordinates.</source>
      <translation>Gdzie są, słowami. Bez niego raport podaje współrzędne.</translation>
    </message>
    <message>
      <source>Where to compute. Left empty: the area, or where there are points.</source>
      <translation>Gdzie liczyć. Gdy puste: obszar badania albo tam, gdzie są punkty.</translation>
    </message>
    <message>
      <source>Whether an event is soon followed by another nearby more often than chance would have it, how near and how soon. Pairs of events are counted by distance and time apart and compared with the same places at times drawn by lot. Where it is so, zones around the latest events show where the risk is raised, and until when.</source>
      <translation>Pokazuje, czy po zdarzeniu szybko następuje w pobliżu kolejne częściej, niż wynika z przypadku, jak blisko i jak szybko. Pary zdarzeń są liczone według odległości i odstępu w czasie i porównywane z tymi samymi miejscami przy losowanych czasach. Jeśli tak jest, strefy wokół ostatnich zdarzeń pokazują, gdzie zagrożenie jest podwyższone i do kiedy.</translation>
    </message>
    <message>
      <source>Which categories are found near which, more or less often than chance would have it: is drinking in public reported beside acts of vandalism, and the other way round? The nearest neighbours of each report are counted by category and compared with the same places where the categories are dealt out anew.</source>
      <translation>Które kategorie są przy których częściej lub rzadziej, niż wynika z przypadku: czy spożywanie alkoholu jest zgłaszane obok aktów wandalizmu i czy odwrotnie? Najbliżsi sąsiedzi każdego zgłoszenia są liczeni według kategorii i porównywani z tymi samymi miejscami, między które kategorie rozdzielono na nowo.</translation>
    </message>
    <message>
      <source>Which cells or areas with many reports lie among others with many, and few among few: clusters; and which differ from what surrounds them: outliers, such as one bad place in a quiet quarter, which hot spots by Gi* do not show. Give the study area: empty cells inside it count, what lies outside does not.</source>
      <translation>Pokazuje, które komórki lub obszary z wieloma zgłoszeniami leżą wśród innych z wieloma, a które z niewieloma wśród podobnych: skupienia; oraz które różnią się od otoczenia: miejsca odstające, na przykład jedno złe miejsce w spokojnej dzielnicy, czego gorące punkty według Gi* nie pokażą. Podaj obszar badania: puste komórki w jego granicach się liczą, a to, co leży poza nim, nie.</translation>
    </message>
    <message>
      <source>Which cells or areas, seen together with their neighbours, have more reports than chance would put there, and which have fewer. The probabilities are corrected for the many tests made at once. Give the study area: empty cells inside it count, what lies outside does not.</source>
      <translation>Pokazuje, które komórki lub obszary, rozpatrywane razem z sąsiadami, mają więcej zgłoszeń, niż wynikałoby z przypadku, a które mniej. Prawdopodobieństwa uwzględniają poprawkę na wiele testów wykonanych naraz. Podaj obszar badania: puste komórki w jego granicach się liczą, a to, co leży poza nim, nie.</translation>
    </message>
    <message>
      <source>Which reports are likely about the same thing: near each other in place and time and in much the same words, by rules that differ by category. And bursts: many reports in the same words, or from one source, in a short time. It draws lines and groups to look at and to make cases of; nothing is deleted or changed.</source>
      <translation>Które zgłoszenia prawdopodobnie dotyczą tego samego: bliskie w miejscu i czasie, napisane niemal tymi samymi słowami, według reguł różnych dla kategorii. Oraz serie: wiele zgłoszeń tymi samymi słowami lub z jednego źródła w krótkim czasie. Rysuje linie i grupy do obejrzenia i łączenia w sprawy; niczego nie usuwa ani nie zmienia.</translation>
    </message>
    <message>
      <source>Which reports are of the category is dealt out anew over the same places, {n} of {total} every time (random relabelling). So it does not count that many reports are made in some places.</source>
      <translation>Które zgłoszenia należą do kategorii, jest losowane na nowo wśród tych samych miejsc, za każdym razem {n} z {total} (losowe etykietowanie). Nie ma więc znaczenia, że w niektórych miejscach zgłoszeń jest dużo.</translation>
    </message>
    <message>
      <source>Which way a road may be used. Left empty: all by DEFAULT_DIRECTION.</source>
      <translation>W którą stronę wolno jechać drogą. Puste: wszystkie według DEFAULT_DIRECTION.</translation>
    </message>
    <message>
      <source>Which way roads lead whose direction is none of these values.</source>
      <translation>W którą stronę prowadzą drogi, których kierunek nie jest żadną z tych wartości.</translation>
    </message>
    <message>
      <source>White: no reports, or fewer than {n} inhabitants.</source>
      <translation>Białe: brak zgłoszeń albo mniej niż {n} mieszkańców.</translation>
    </message>
    <message>
      <source>Who</source>
      <translation>Kto</translation>
    </message>
    <message>
      <source>Who gets them, for the audit.</source>
      <translation>Kto je otrzymuje, do dziennika.</translation>
    </message>
    <message>
      <source>Who goes where</source>
      <translation>Kto dokąd należy</translation>
    </message>
    <message>
      <source>Who publishes, as the service and the map name it. Left empty: the name of the store.</source>
      <translation>Kto publikuje, jak nazywa go usługa i mapa. Puste: nazwa magazynu.</translation>
    </message>
    <message>
      <source>Who reported, if that is known: many reports of one source in a short time are a burst.</source>
      <translation>Kto zgłosił, jeśli to wiadomo: wiele zgłoszeń z jednego źródła w krótkim czasie to seria.</translation>
    </message>
    <message>
      <source>Whole months. Counted by when it was reported.</source>
      <translation>Pełne miesiące, według dnia zgłoszenia.</translation>
    </message>
    <message>
      <source>Whole quarters, as 2025-01-01/2025-07-01; the end is not included. Left empty: all of the store.</source>
      <translation>Całe kwartały, np. 2025-01-01/2025-07-01, bez dnia końcowego. Puste: wszystko, co jest w magazynie.</translation>
    </message>
    <message>
      <source>Whole, and with the known head</source>
      <translation>Nienaruszony i ze znanym skrótem</translation>
    </message>
    <message>
      <source>Why a radius of {radius} m and pixels of {pixel} m</source>
      <translation>Dlaczego promień {radius} m i piksele {pixel} m</translation>
    </message>
    <message>
      <source>Why counts were not taken</source>
      <translation>Dlaczego liczb nie przyjęto</translation>
    </message>
    <message>
      <source>Why it is not covered</source>
      <translation>Dlaczego nie jest pokryte</translation>
    </message>
    <message>
      <source>Why not visited</source>
      <translation>Dlaczego nieodwiedzane</translation>
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
      <source>Why: words, bare (no words to compare), burst</source>
      <translation>Powód: words (słowa), bare (brak słów do porównania), burst (seria)</translation>
    </message>
    <message>
      <source>Widened limit 95 %, lower</source>
      <translation>Poszerzona granica 95 %, dolna</translation>
    </message>
    <message>
      <source>Widened limit 95 %, upper</source>
      <translation>Poszerzona granica 95 %, górna</translation>
    </message>
    <message>
      <source>Widened limit 99.8 %, lower</source>
      <translation>Poszerzona granica 99,8 %, dolna</translation>
    </message>
    <message>
      <source>Widened limit 99.8 %, upper</source>
      <translation>Poszerzona granica 99,8 %, górna</translation>
    </message>
    <message>
      <source>Width in time</source>
      <translation>Szerokość w czasie</translation>
    </message>
    <message>
      <source>Windows of {window} days with more reports than chance alone puts anywhere in the whole time, against the mean or, where more is usual, against the time around; windows that overlap are joined. Mean of a window: {mean}.</source>
      <translation>Okna o długości w dniach: {window}, w których jest więcej zgłoszeń, niż przypadek daje gdziekolwiek w całym czasie, względem średniej albo, gdzie zwykle jest więcej, względem czasu wokół; okna zachodzące na siebie połączono. Średnia okna: {mean}.</translation>
    </message>
    <message>
      <source>With AREAS there is no grid: leave {parameter} empty, or leave AREAS empty.</source>
      <translation>Z parametrem AREAS nie ma siatki: zostaw {parameter} puste albo zostaw puste AREAS.</translation>
    </message>
    <message>
      <source>With SIMULATIONS = {n} the correction for many pairs may find something; now it cannot.</source>
      <translation>Przy SIMULATIONS = {n} poprawka na wiele par może coś wykazać; teraz nie może.</translation>
    </message>
    <message>
      <source>With a status that is not known, left out: {names}.</source>
      <translation>Z nieznanym statusem, pominięte: {names}.</translation>
    </message>
    <message>
      <source>With adaptive radii only «{diggle}» corrects at the edge. Choose it, or no correction.</source>
      <translation>Przy promieniach zmiennych możliwa jest na brzegu tylko „{diggle}”. Wybierz ją albo zrezygnuj z poprawki.</translation>
    </message>
    <message>
      <source>With fewer than {least} simulations no p can be 0.05. Choose {least} or more; 199 are usual.</source>
      <translation>Gdy symulacji jest mniej niż {least}, żadne p nie może wynieść 0,05. Podaj {least} lub więcej; zwykle 199.</translation>
    </message>
    <message>
      <source>With it the rate is a count per 100,000 inhabitants, else per km².</source>
      <translation>Z nim współczynnik jest liczbą na 100 tys. mieszkańców, bez niego na km².</translation>
    </message>
    <message>
      <source>With other criteria</source>
      <translation>Przy innych kryteriach</translation>
    </message>
    <message>
      <source>With replacement (bootstrap) as many reports are drawn as there are. Without it (subsample), 85 % of them, is Andresen's own way; its limits are narrower, so that more areas seem to have changed.</source>
      <translation>Ze zwracaniem (bootstrap) losuje się tyle zgłoszeń, ile ich jest. Bez zwracania (subsample), 85 % z nich, to własny sposób Andresena; granice są węższe, więc więcej obszarów zdaje się zmienionych.</translation>
    </message>
    <message>
      <source>With steps of {step} the width in time must be at least {least} days, or reports would be passed over. Choose a greater width or shorter steps.</source>
      <translation>Przy krokach {step} szerokość w czasie (w dniach) musi wynosić co najmniej {least}, inaczej niektóre zgłoszenia zostałyby pominięte. Wybierz większą szerokość albo krótsze kroki.</translation>
    </message>
    <message>
      <source>With {n} permutations p cannot be small enough for so many places to be significant at {confidence} %. Choose at least {needed} permutations.</source>
      <translation>Liczba permutacji {n} jest za mała, aby p mogło być dość małe i aby tak wiele miejsc mogło być istotnych na poziomie {confidence} %. Podaj liczbę permutacji co najmniej {needed}.</translation>
    </message>
    <message>
      <source>With {n} permutations p cannot be small enough for so many places to be significant at {confidence} %. Choose larger cells, or 0 permutations to take p from the normal distribution.</source>
      <translation>Liczba permutacji {n} jest za mała, aby p mogło być dość małe i aby tak wiele miejsc mogło być istotnych na poziomie {confidence} %. Wybierz większe komórki albo 0 permutacji, aby wziąć p z rozkładu normalnego.</translation>
    </message>
    <message>
      <source>Withdrawn from the outbox before it was sent.</source>
      <translation>Wycofano ze skrzynki nadawczej przed wysłaniem.</translation>
    </message>
    <message>
      <source>Within chance</source>
      <translation>W granicach przypadku</translation>
    </message>
    <message>
      <source>Within the standard</source>
      <translation>W standardzie</translation>
    </message>
    <message>
      <source>Within {standard} lie {covered} % of the demand, the mean way is {mean}.</source>
      <translation>W odległości do {standard} leży {covered} % zapotrzebowania, średnia droga to {mean}.</translation>
    </message>
    <message>
      <source>Within {standard} then lie {covered} % of the demand, today {before} %; the mean way is {mean}, today {mean_before}.</source>
      <translation>W odległości do {standard} leży wtedy {covered} % zapotrzebowania, dzisiaj {before} %; średnia droga to {mean}, dzisiaj {mean_before}.</translation>
    </message>
    <message>
      <source>Without DEPARTURE nothing is known of hours and weekdays: they were not looked at.</source>
      <translation>Bez DEPARTURE godziny i dni tygodnia nie są uwzględniane.</translation>
    </message>
    <message>
      <source>Without a description.</source>
      <translation>Bez opisu.</translation>
    </message>
    <message>
      <source>Without a geometry</source>
      <translation>Bez geometrii</translation>
    </message>
    <message>
      <source>Without a place</source>
      <translation>Bez miejsca</translation>
    </message>
    <message>
      <source>Without a readable end, counted at the start: {n}.</source>
      <translation>Bez czytelnego końca, policzone w chwili początku: {n}.</translation>
    </message>
    <message>
      <source>Without a readable time, left out: {n}.</source>
      <translation>Bez czytelnego czasu, pominięte: {n}.</translation>
    </message>
    <message>
      <source>Without a status, left out: {n}.</source>
      <translation>Bez statusu, pominięte: {n}.</translation>
    </message>
    <message>
      <source>Without a unit, left out: {n}.</source>
      <translation>Bez jednostki, pominięte: {n}.</translation>
    </message>
    <message>
      <source>Without its master password QGIS cannot read the login.</source>
      <translation>Bez hasła głównego QGIS nie może odczytać loginu.</translation>
    </message>
    <message>
      <source>Without neighbours or value</source>
      <translation>Bez sąsiadów lub wartości</translation>
    </message>
    <message>
      <source>Without weight</source>
      <translation>Bez wagi</translation>
    </message>
    <message>
      <source>Working days and weekends apart: what occurs on a working day is visited on one, what occurs at the weekend then.</source>
      <translation>Dni robocze i weekendy osobno: co występuje w dzień roboczy, jest odwiedzane w dzień roboczy, co w weekend – w weekend.</translation>
    </message>
    <message>
      <source>Workload</source>
      <translation>Obciążenie</translation>
    </message>
    <message>
      <source>Workload of the areas; the mean is {mean}.</source>
      <translation>Obciążenie rejonów; średnia {mean}.</translation>
    </message>
    <message>
      <source>Would tell a small change since an earlier publication: left out, or as published then</source>
      <translation>Ujawniłoby małą zmianę od wcześniejszej publikacji: pominięto albo podano jak wtedy</translation>
    </message>
    <message>
      <source>Write a &amp;text</source>
      <translation>N&amp;apisz tekst</translation>
    </message>
    <message>
      <source>Write a text on the map</source>
      <translation>Napisz tekst na mapie</translation>
    </message>
    <message>
      <source>Write in {name} why the list leaves the store and who gets it: both are logged.</source>
      <translation>Podaj w {name}, dlaczego lista opuszcza magazyn i kto ją otrzymuje: jedno i drugie trafia do dziennika.</translation>
    </message>
    <message>
      <source>Write the system that the rows come from, always the same for one system: by it and by their numbers rows are known again when they come a second time.</source>
      <translation>Wpisz nazwę systemu, z którego pochodzą wiersze, dla jednego systemu zawsze taką samą. Po niej i po numerach rozpoznawane są wiersze, które trafią tu ponownie.</translation>
    </message>
    <message>
      <source>Write which layers of the WMS are wanted: put LAYERS=name at the end of its address.</source>
      <translation>Podaj, które warstwy WMS pokazać: dopisz LAYERS=nazwa na końcu adresu.</translation>
    </message>
    <message>
      <source>Writes the threats of a store that pass the filters into a file for others: a spreadsheet with names in your language and a sheet that says where the list comes from, CSV for Excel, or GeoJSON and GeoPackage with codes. Descriptions are masked: what is told by its form is hidden, names are not. The store logs what leaves it, why and to whom, before anything is written. No cell can act as a formula: a text that looks like one begins with an apostrophe. Who has a threat and unmapped columns are never exported.</source>
      <translation>Zapisuje zagrożenia magazynu, które spełniają filtry, do pliku dla innych: arkusz z nazwami w twoim języku i kartą, która mówi, skąd jest lista, CSV dla Excela albo GeoJSON i GeoPackage z kodami. Opisy są zamaskowane: to, co widać po postaci, jest ukryte, nazwiska nie. Zanim cokolwiek zostanie zapisane, magazyn odnotowuje, co go opuszcza, dlaczego i do kogo trafia. Żadna komórka nie zadziała jak formuła: tekst, który ją przypomina, zaczyna się od apostrofu. Nie eksportuje się tego, kto prowadzi zagrożenie, ani kolumn nieprzypisanych.</translation>
    </message>
    <message>
      <source>Writing and proving</source>
      <translation>Zapis i dowód</translation>
    </message>
    <message>
      <source>Written like the period. Left empty: as long as the period, right before it; for a month the month before.</source>
      <translation>W postaci okresu. Puste: równie długi, tuż przed okresem; dla miesiąca miesiąc poprzedni.</translation>
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
      <source>You have changed rules that are not saved. Discard them?</source>
      <translation>Zmienione ustawienia nie są zapisane. Porzucić zmiany?</translation>
    </message>
    <message>
      <source>You may not read the file «{path}». Ask for the right to read it.</source>
      <translation>Nie masz prawa odczytu pliku „{path}”. Poproś o uprawnienie do odczytu.</translation>
    </message>
    <message>
      <source>Your login may not do this in the store «{store}».</source>
      <translation>Twój login nie może tego zrobić w magazynie „{store}”.</translation>
    </message>
    <message>
      <source>Your login may not import into this store. Ask its administrator for the right to.</source>
      <translation>Twój login nie ma prawa importu do tego magazynu. Poproś o nie administratora.</translation>
    </message>
    <message>
      <source>Your login may not use the store «{store}». Ask its administrator.</source>
      <translation>Twój login nie może korzystać z magazynu „{store}”. Zapytaj administratora.</translation>
    </message>
    <message>
      <source>Your login «{login}» may add remarks here, but not decide.</source>
      <translation>Twój login „{login}” może tu dodawać adnotacje, ale nie decydować.</translation>
    </message>
    <message>
      <source>Your login «{login}» may not change the rules of the store; its administrator may.</source>
      <translation>Login „{login}” nie może zmieniać ustawień magazynu; może to zrobić administrator.</translation>
    </message>
    <message>
      <source>Your login «{login}» may not enter reports here: that goes with the right to decide.</source>
      <translation>Login „{login}” nie pozwala tu wprowadzać zgłoszeń: potrzebne jest prawo podejmowania decyzji.</translation>
    </message>
    <message>
      <source>Your login «{login}» may not import here; the administrator of the store can allow it.</source>
      <translation>Użytkownik „{login}” nie może tu importować; może na to pozwolić administrator magazynu.</translation>
    </message>
    <message>
      <source>Your login «{login}» may read here, but not decide.</source>
      <translation>Twój login „{login}” może tu czytać, ale nie decydować.</translation>
    </message>
    <message>
      <source>Your role may not do this.</source>
      <translation>Twoja rola nie ma tego uprawnienia.</translation>
    </message>
    <message>
      <source>Zones around the latest events, from the bands that are significant and hold at least 1.2 times as many pairs as by chance, with the moment they expire.</source>
      <translation>Strefy wokół ostatnich zdarzeń, z przedziałów, które są istotne i mają co najmniej 1,2 razy tyle par, ile daje przypadek, z momentem, w którym wygasają.</translation>
    </message>
    <message>
      <source>Zones open as of {day}: {n}. They surround events in the bands that are significant and hold at least {ratio} times as many pairs as by chance, and expire with the last such band of time.</source>
      <translation>Strefy otwarte na dzień {day}: {n}. Otaczają zdarzenia w przedziałach, które są istotne i mają co najmniej {ratio} razy tyle par, ile daje przypadek, i wygasają z ostatnim takim przedziałem czasu.</translation>
    </message>
    <message>
      <source>a cell belongs to the study area if its centre does</source>
      <translation>komórka należy do obszaru badania, jeśli leży w nim jej środek</translation>
    </message>
    <message>
      <source>a date without an hour</source>
      <translation>data bez godziny</translation>
    </message>
    <message>
      <source>a day</source>
      <translation>doba</translation>
    </message>
    <message>
      <source>a month</source>
      <translation>miesiąc</translation>
    </message>
    <message>
      <source>a quarter</source>
      <translation>kwartał</translation>
    </message>
    <message>
      <source>a sum has a rest</source>
      <translation>suma zostawia resztę</translation>
    </message>
    <message>
      <source>a week</source>
      <translation>tydzień</translation>
    </message>
    <message>
      <source>a year</source>
      <translation>rok</translation>
    </message>
    <message>
      <source>about the same, 0.8–1.25 times</source>
      <translation>mniej więcej tyle samo, 0,8–1,25 raza</translation>
    </message>
    <message>
      <source>above +{limit}</source>
      <translation>powyżej +{limit}</translation>
    </message>
    <message>
      <source>above the 95 % limits</source>
      <translation>powyżej granic 95 %</translation>
    </message>
    <message>
      <source>above the 99.8 % limits</source>
      <translation>powyżej granic 99,8 %</translation>
    </message>
    <message>
      <source>above {limit} {unit}</source>
      <translation>powyżej {limit} {unit}</translation>
    </message>
    <message>
      <source>accepted</source>
      <translation>przyjęte</translation>
    </message>
    <message>
      <source>act of 18 January 1951 on days free from work as amended; Christmas Eve since 2025 (Dz.U. 2024 poz. 1965)</source>
      <translation>ustawa z 18 stycznia 1951 r. o dniach wolnych od pracy ze zmianami; Wigilia od 2025 r. (Dz.U. 2024 poz. 1965)</translation>
    </message>
    <message>
      <source>active weeks</source>
      <translation>aktywne tygodnie</translation>
    </message>
    <message>
      <source>administer</source>
      <translation>administrować</translation>
    </message>
    <message>
      <source>afternoon (12–18)</source>
      <translation>popołudnie (12–18)</translation>
    </message>
    <message>
      <source>against the drawing</source>
      <translation>przeciwnie do rysunku</translation>
    </message>
    <message>
      <source>all</source>
      <translation>wszystkie</translation>
    </message>
    <message>
      <source>all at the top</source>
      <translation>wszystkie z najwyższego szczebla</translation>
    </message>
    <message>
      <source>all categories</source>
      <translation>wszystkie kategorie</translation>
    </message>
    <message>
      <source>all others</source>
      <translation>wszystkie pozostałe</translation>
    </message>
    <message>
      <source>all reports</source>
      <translation>wszystkie zgłoszenia</translation>
    </message>
    <message>
      <source>all reports, {unit}</source>
      <translation>wszystkie zgłoszenia, {unit}</translation>
    </message>
    <message>
      <source>all rows: {n}</source>
      <translation>wszystkie wiersze: {n}</translation>
    </message>
    <message>
      <source>all times are at one time of the day</source>
      <translation>wszystkie czasy są o jednej porze dnia</translation>
    </message>
    <message>
      <source>along a street grid (Manhattan)</source>
      <translation>po siatce ulic (Manhattan)</translation>
    </message>
    <message>
      <source>also compared with</source>
      <translation>porównywana też z</translation>
    </message>
    <message>
      <source>an event is spread evenly over its interval, its weights sum to 1 (aoristic; Ratcliffe 2002)</source>
      <translation>zdarzenie rozłożono równo na jego przedział, wagi sumują się do 1 (metoda aorystyczna; Ratcliffe 2002)</translation>
    </message>
    <message>
      <source>an hour</source>
      <translation>godzina</translation>
    </message>
    <message>
      <source>an unknown day</source>
      <translation>nieznany dzień</translation>
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
      <source>another day</source>
      <translation>inny dzień</translation>
    </message>
    <message>
      <source>another site could cover it</source>
      <translation>mogłaby je pokryć inna lokalizacja</translation>
    </message>
    <message>
      <source>any other day</source>
      <translation>każdy inny dzień</translation>
    </message>
    <message>
      <source>anywhere in the study area of {km2} km² with the same chance</source>
      <translation>gdziekolwiek w obszarze badania o powierzchni {km2} km², z równą szansą</translation>
    </message>
    <message>
      <source>apart, with areas of their own</source>
      <translation>osobno, z własnymi rejonami</translation>
    </message>
    <message>
      <source>area</source>
      <translation>obszar</translation>
    </message>
    <message>
      <source>area and category</source>
      <translation>obszar i kategoria</translation>
    </message>
    <message>
      <source>area under the curve</source>
      <translation>pole pod krzywą</translation>
    </message>
    <message>
      <source>area, %</source>
      <translation>obszar, %</translation>
    </message>
    <message>
      <source>area, km²</source>
      <translation>powierzchnia, km²</translation>
    </message>
    <message>
      <source>areas</source>
      <translation>obszary</translation>
    </message>
    <message>
      <source>areas ({n})</source>
      <translation>obszary ({n})</translation>
    </message>
    <message>
      <source>areas it may have moved to</source>
      <translation>obszary, do których mogło się przenieść</translation>
    </message>
    <message>
      <source>areas with reports</source>
      <translation>obszary ze zgłoszeniami</translation>
    </message>
    <message>
      <source>areas with the same share of the reports (robust S; unchanged: about {share})</source>
      <translation>obszary z tym samym udziałem w zgłoszeniach (odporne S; bez zmiany: około {share})</translation>
    </message>
    <message>
      <source>areas without a geometry: {n}</source>
      <translation>obszary bez geometrii: {n}</translation>
    </message>
    <message>
      <source>as even as possible</source>
      <translation>możliwie równo</translation>
    </message>
    <message>
      <source>as given: {n}; a report counts in the smallest one that holds it</source>
      <translation>jak podano: {n}; zgłoszenie liczy się w najmniejszym obszarze, w którym leży</translation>
    </message>
    <message>
      <source>as given; its cells cover {area} km²</source>
      <translation>jak podano; jego komórki zajmują {area} km²</translation>
    </message>
    <message>
      <source>as the crow flies</source>
      <translation>w linii prostej</translation>
    </message>
    <message>
      <source>as they are drawn</source>
      <translation>zgodnie z rysunkiem</translation>
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
      <source>at</source>
      <translation>o godzinie</translation>
    </message>
    <message>
      <source>at its strongest, {unit}</source>
      <translation>w najsilniejszym miejscu, {unit}</translation>
    </message>
    <message>
      <source>at least {percent}</source>
      <translation>co najmniej {percent}</translation>
    </message>
    <message>
      <source>at most {loss}</source>
      <translation>najwyżej {loss}</translation>
    </message>
    <message>
      <source>at the strongest place, {unit}</source>
      <translation>w najsilniejszym miejscu, {unit}</translation>
    </message>
    <message>
      <source>automatically</source>
      <translation>automatycznie</translation>
    </message>
    <message>
      <source>back at the station</source>
      <translation>powrót do jednostki</translation>
    </message>
    <message>
      <source>back from the note to the list</source>
      <translation>z notatki z powrotem do listy</translation>
    </message>
    <message>
      <source>band</source>
      <translation>kanał</translation>
    </message>
    <message>
      <source>band {band}</source>
      <translation>kanał {band}</translation>
    </message>
    <message>
      <source>bands beside the first: {n}; points without a category, in the first only: {without}</source>
      <translation>liczba kanałów oprócz pierwszego: {n}; liczba punktów bez kategorii, liczonych tylko w pierwszym: {without}</translation>
    </message>
    <message>
      <source>because small</source>
      <translation>bo małe</translation>
    </message>
    <message>
      <source>before</source>
      <translation>przed</translation>
    </message>
    <message>
      <source>below the 95 % limits</source>
      <translation>poniżej granic 95 %</translation>
    </message>
    <message>
      <source>below the 99.8 % limits</source>
      <translation>poniżej granic 99,8 %</translation>
    </message>
    <message>
      <source>below {limit}</source>
      <translation>poniżej {limit}</translation>
    </message>
    <message>
      <source>below −{limit} {unit}</source>
      <translation>poniżej −{limit} {unit}</translation>
    </message>
    <message>
      <source>best choice by this model</source>
      <translation>najlepszy wybór według modelu</translation>
    </message>
    <message>
      <source>best forecast</source>
      <translation>najlepsza prognoza</translation>
    </message>
    <message>
      <source>best possible</source>
      <translation>najlepszy możliwy wynik</translation>
    </message>
    <message>
      <source>both together</source>
      <translation>razem</translation>
    </message>
    <message>
      <source>both ways</source>
      <translation>w obie strony</translation>
    </message>
    <message>
      <source>burst</source>
      <translation>seria</translation>
    </message>
    <message>
      <source>burst from</source>
      <translation>seria od</translation>
    </message>
    <message>
      <source>burst, at most {peak} in {window} days</source>
      <translation>spiętrzenie, najwyżej {peak} w oknie dni: {window}</translation>
    </message>
    <message>
      <source>bursts</source>
      <translation>spiętrzenia</translation>
    </message>
    <message>
      <source>bursts of one hand</source>
      <translation>serie z jednej ręki</translation>
    </message>
    <message>
      <source>by chance</source>
      <translation>z przypadku</translation>
    </message>
    <message>
      <source>by language</source>
      <translation>według języka</translation>
    </message>
    <message>
      <source>by language: a semicolon in Polish, as Polish Excel wants it, a comma in English. With a semicolon numbers have a decimal comma.</source>
      <translation>według języka (by language): po polsku średnik, jak chce polski Excel, po angielsku przecinek. Przy średniku liczby mają przecinek dziesiętny.</translation>
    </message>
    <message>
      <source>by the clock</source>
      <translation>według zegara</translation>
    </message>
    <message>
      <source>by the field «{field}», else {kmh} km/h</source>
      <translation>według pola „{field}”, w pozostałych przypadkach {kmh} km/h</translation>
    </message>
    <message>
      <source>by the name of the file</source>
      <translation>według nazwy pliku</translation>
    </message>
    <message>
      <source>by the name of the file (by name): what its ending says, and XLSX where it says nothing. XLSX and CSV are for people, GeoJSON (in WGS 84) and GPKG (in the store's reference system) for programs.</source>
      <translation>według nazwy pliku (by name): to, co mówi końcówka nazwy pliku, a gdy nic nie mówi, XLSX. XLSX i CSV są dla ludzi, GeoJSON (w WGS 84) i GPKG (w układzie magazynu) dla programów.</translation>
    </message>
    <message>
      <source>can be taken back</source>
      <translation>można cofnąć</translation>
    </message>
    <message>
      <source>candidates</source>
      <translation>kandydaci</translation>
    </message>
    <message>
      <source>cases</source>
      <translation>sprawy</translation>
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
      <source>cells</source>
      <translation>komórki</translation>
    </message>
    <message>
      <source>cells hot in the last step</source>
      <translation>komórki gorące w ostatnim kroku</translation>
    </message>
    <message>
      <source>cells partly in the study area: {n}; only that part counts, in reports, area and inhabitants</source>
      <translation>komórki częściowo w obszarze badania: {n}; liczy się tylko ta część, w zgłoszeniach, powierzchni i mieszkańcach</translation>
    </message>
    <message>
      <source>cells without reports</source>
      <translation>komórki bez zgłoszeń</translation>
    </message>
    <message>
      <source>cells: {n}, area: {area} km²</source>
      <translation>liczba komórek: {n}, powierzchnia: {area} km²</translation>
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
      <source>centres at most {band} m apart, in the same step and {n} before it</source>
      <translation>środki odległe najwyżej o {band} m, w tym samym kroku i w krokach przed nim (liczba: {n})</translation>
    </message>
    <message>
      <source>certainty</source>
      <translation>pewność</translation>
    </message>
    <message>
      <source>chance</source>
      <translation>przypadek</translation>
    </message>
    <message>
      <source>chance alone, 95 %</source>
      <translation>sam przypadek, 95 %</translation>
    </message>
    <message>
      <source>change (95 %)</source>
      <translation>zmiana (95 %)</translation>
    </message>
    <message>
      <source>change of the rate of the whole, 95 % interval</source>
      <translation>zmiana natężenia całości, przedział 95 %</translation>
    </message>
    <message>
      <source>changed</source>
      <translation>zmiana</translation>
    </message>
    <message>
      <source>choose…</source>
      <translation>wybierz…</translation>
    </message>
    <message>
      <source>chosen</source>
      <translation>wybrano</translation>
    </message>
    <message>
      <source>chosen in the parameters</source>
      <translation>wybrany w parametrach</translation>
    </message>
    <message>
      <source>class</source>
      <translation>klasa</translation>
    </message>
    <message>
      <source>class, -3 to 3</source>
      <translation>klasa, od -3 do 3</translation>
    </message>
    <message>
      <source>clusters</source>
      <translation>skupiska</translation>
    </message>
    <message>
      <source>code</source>
      <translation>kod</translation>
    </message>
    <message>
      <source>cold spots, 95 %</source>
      <translation>zimne punkty, 95 %</translation>
    </message>
    <message>
      <source>comma</source>
      <translation>przecinek</translation>
    </message>
    <message>
      <source>compared with the publications {names}</source>
      <translation>porównano z publikacjami {names}</translation>
    </message>
    <message>
      <source>confirmed</source>
      <translation>potwierdzone</translation>
    </message>
    <message>
      <source>confirmed (95 %)</source>
      <translation>potwierdz. (95 %)</translation>
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
      <source>confirmed, %</source>
      <translation>potwierdzone, %</translation>
    </message>
    <message>
      <source>control areas</source>
      <translation>obszary kontrolne</translation>
    </message>
    <message>
      <source>conversation on the beat</source>
      <translation>rozmowa w rejonie</translation>
    </message>
    <message>
      <source>correct category, place or position</source>
      <translation>popraw kategorię, miejsce lub położenie</translation>
    </message>
    <message>
      <source>cosine of the letter trigrams of the two texts, each weighted by how rare it is among all texts (TF-IDF): 0 nothing in common, 1 the same words. Masked personal data play no part.</source>
      <translation>cosinus trójek liter obu tekstów, z wagą tym większą, im rzadsza jest trójka wśród wszystkich tekstów (TF-IDF): 0 – nic wspólnego, 1 – te same słowa. Zamaskowane dane osobowe nie są brane pod uwagę.</translation>
    </message>
    <message>
      <source>counts written: {n}, tables: {tables}</source>
      <translation>zapisane liczby: {n}, tabele: {tables}</translation>
    </message>
    <message>
      <source>date</source>
      <translation>data</translation>
    </message>
    <message>
      <source>dates</source>
      <translation>daty</translation>
    </message>
    <message>
      <source>datings drawn by lot over the places: {n}, seed {seed}; p = (r + 1)/(n + 1), so {least} at least</source>
      <translation>losowe przydziały czasów do miejsc: {n}, ziarno {seed}; p = (r + 1)/(n + 1), więc co najmniej {least}</translation>
    </message>
    <message>
      <source>day before a long weekend</source>
      <translation>dzień przed długim weekendem</translation>
    </message>
    <message>
      <source>day not known</source>
      <translation>dzień nieznany</translation>
    </message>
    <message>
      <source>days</source>
      <translation>dni</translation>
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
      <source>decided</source>
      <translation>rozstrz.</translation>
    </message>
    <message>
      <source>decided reports</source>
      <translation>zgłoszenia rozstrzygnięte</translation>
    </message>
    <message>
      <source>decided within the limit</source>
      <translation>rozstrzygnięte w terminie</translation>
    </message>
    <message>
      <source>default rule</source>
      <translation>reguła domyślna</translation>
    </message>
    <message>
      <source>demand</source>
      <translation>zapotrzebowanie</translation>
    </message>
    <message>
      <source>demand farther off</source>
      <translation>zapotrzebowanie dalej</translation>
    </message>
    <message>
      <source>demand up to {standard}</source>
      <translation>zapotrzebowanie do {standard}</translation>
    </message>
    <message>
      <source>demand within the standard</source>
      <translation>zapotrzebowanie w standardzie</translation>
    </message>
    <message>
      <source>demand within the standard, %</source>
      <translation>zapotrzebowanie w standardzie, %</translation>
    </message>
    <message>
      <source>density corrected (uniform)</source>
      <translation>poprawka gęstości (jednostajna)</translation>
    </message>
    <message>
      <source>departure {departure}; a visit begins within {hours} h of the reported time of day, {days}</source>
      <translation>wyjazd {departure}; wizyta zaczyna się do {hours} h od zgłoszonej pory, {days}</translation>
    </message>
    <message>
      <source>detour {change}</source>
      <translation>wydłużenie drogi {change}</translation>
    </message>
    <message>
      <source>difference</source>
      <translation>różnica</translation>
    </message>
    <message>
      <source>difference of the changes</source>
      <translation>różnica zmian</translation>
    </message>
    <message>
      <source>difference, {unit}</source>
      <translation>różnica, {unit}</translation>
    </message>
    <message>
      <source>distance</source>
      <translation>odległość</translation>
    </message>
    <message>
      <source>divided by the share of the kernel inside the study area (uniform, as in spatstat)</source>
      <translation>dzielone przez część jądra leżącą w obszarze badania (uniform, jak w spatstat)</translation>
    </message>
    <message>
      <source>drawn from the {total} points at risk in proportion to their weight, again and again</source>
      <translation>losowanie ze zwracaniem z punktów odniesienia ({total}), proporcjonalnie do ich wagi</translation>
    </message>
    <message>
      <source>drawn from the {total} points at risk, again and again</source>
      <translation>losowanie ze zwracaniem z punktów odniesienia ({total})</translation>
    </message>
    <message>
      <source>drawn with replacement (bootstrap)</source>
      <translation>losowane ze zwracaniem (bootstrap)</translation>
    </message>
    <message>
      <source>drawn, m from the event</source>
      <translation>narysowane, m od zdarzenia</translation>
    </message>
    <message>
      <source>due today</source>
      <translation>termin dziś</translation>
    </message>
    <message>
      <source>due tomorrow</source>
      <translation>termin jutro</translation>
    </message>
    <message>
      <source>due {when}</source>
      <translation>termin {when}</translation>
    </message>
    <message>
      <source>duplicates</source>
      <translation>duplikaty</translation>
    </message>
    <message>
      <source>easting, m</source>
      <translation>współrzędna wschodnia, m</translation>
    </message>
    <message>
      <source>enter a report of a citizen</source>
      <translation>wprowadź zgłoszenie mieszkańca</translation>
    </message>
    <message>
      <source>entries</source>
      <translation>wpisów</translation>
    </message>
    <message>
      <source>erased, past its review date</source>
      <translation>usunięty po terminie przeglądu</translation>
    </message>
    <message>
      <source>estimate</source>
      <translation>oszacowanie</translation>
    </message>
    <message>
      <source>evening (18–24)</source>
      <translation>wieczór (18–24)</translation>
    </message>
    <message>
      <source>events</source>
      <translation>zdarzenia</translation>
    </message>
    <message>
      <source>every sum is that of its published parts</source>
      <translation>każda suma jest sumą opublikowanych części</translation>
    </message>
    <message>
      <source>exact by the binomial distribution around the share of all, interpolated between whole numbers (Spiegelhalter 2005, appendix A.1.1). Overdispersion: Pearson's test of equal shares; factor: mean of z² after drawing in the outer tenths; limits widened by its root if p &lt; 0.05 (ibid.).</source>
      <translation>dokładne, z rozkładu dwumianowego wokół udziału ogólnego, interpolowane między liczbami całkowitymi (Spiegelhalter 2005, dodatek A.1.1). Nadmierny rozrzut: test równych udziałów Pearsona; współczynnik: średnia z² po przycięciu skrajnych dziesiątych części; granice poszerza się o jego pierwiastek, gdy p &lt; 0,05 (tamże).</translation>
    </message>
    <message>
      <source>exact test and interval given the sum of both counts (binomial)</source>
      <translation>test dokładny i przedział przy danej sumie obu liczb (dwumianowy)</translation>
    </message>
    <message>
      <source>exchange with a Lagrangian bound</source>
      <translation>metoda wymiany z ograniczeniem Lagrange’a</translation>
    </message>
    <message>
      <source>existing</source>
      <translation>istniejąca</translation>
    </message>
    <message>
      <source>existing station</source>
      <translation>istniejąca jednostka</translation>
    </message>
    <message>
      <source>existing stations</source>
      <translation>istniejące jednostki</translation>
    </message>
    <message>
      <source>expected</source>
      <translation>oczekiwane</translation>
    </message>
    <message>
      <source>expected (95 %)</source>
      <translation>oczekiwane (95 %)</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>nie powiodło się</translation>
    </message>
    <message>
      <source>farther than {gap} m from a road</source>
      <translation>dalej niż {gap} m od drogi</translation>
    </message>
    <message>
      <source>features</source>
      <translation>obiekty</translation>
    </message>
    <message>
      <source>features read: {features}, points used: {points}, features dropped: {dropped}</source>
      <translation>obiekty wczytane: {features}, punkty użyte: {points}, obiekty pominięte: {dropped}</translation>
    </message>
    <message>
      <source>features with a weight of zero, left out: {n}</source>
      <translation>obiekty o wadze zero, pominięte: {n}</translation>
    </message>
    <message>
      <source>fell, sure among all areas (q ≤ 0.05)</source>
      <translation>spadek, pewny wśród wszystkich obszarów (q ≤ 0,05)</translation>
    </message>
    <message>
      <source>fell, taken alone (p ≤ 0.05)</source>
      <translation>spadek, wzięty osobno (p ≤ 0,05)</translation>
    </message>
    <message>
      <source>fewer, beyond chance</source>
      <translation>istotnie mniej</translation>
    </message>
    <message>
      <source>field {field}</source>
      <translation>pole {field}</translation>
    </message>
    <message>
      <source>field {field}, per km²</source>
      <translation>pole {field}, na km²</translation>
    </message>
    <message>
      <source>field «{field}»</source>
      <translation>pole „{field}”</translation>
    </message>
    <message>
      <source>file of {day}</source>
      <translation>plik z dnia {day}</translation>
    </message>
    <message>
      <source>film</source>
      <translation>film</translation>
    </message>
    <message>
      <source>find</source>
      <translation>szukaj</translation>
    </message>
    <message>
      <source>find out</source>
      <translation>rozpoznaj</translation>
    </message>
    <message>
      <source>first</source>
      <translation>pierwszy</translation>
    </message>
    <message>
      <source>first broken block</source>
      <translation>pierwszy uszkodzony blok</translation>
    </message>
    <message>
      <source>first day</source>
      <translation>pierwszy dzień</translation>
    </message>
    <message>
      <source>first period, {unit}</source>
      <translation>pierwszy okres, {unit}</translation>
    </message>
    <message>
      <source>first report</source>
      <translation>pierwsze zgłoszenie</translation>
    </message>
    <message>
      <source>first rows: {n}</source>
      <translation>pierwsze wiersze: {n}</translation>
    </message>
    <message>
      <source>first, {unit}</source>
      <translation>pierwszy, {unit}</translation>
    </message>
    <message>
      <source>folded</source>
      <translation>zwinięta</translation>
    </message>
    <message>
      <source>for example KSIP</source>
      <translation>na przykład KSIP</translation>
    </message>
    <message>
      <source>found</source>
      <translation>znalezione</translation>
    </message>
    <message>
      <source>found near</source>
      <translation>przy</translation>
    </message>
    <message>
      <source>found out for each value</source>
      <translation>rozpoznawany dla każdej wartości</translation>
    </message>
    <message>
      <source>found: {n}</source>
      <translation>znaleziono: {n}</translation>
    </message>
    <message>
      <source>from date to date</source>
      <translation>od daty do daty</translation>
    </message>
    <message>
      <source>from {first} to {last}, Polish civil time; the hour that comes twice in autumn counts twice</source>
      <translation>od {first} do {last}, czas polski; godzina powtarzana jesienią liczy się dwa razy</translation>
    </message>
    <message>
      <source>fullest places</source>
      <translation>miejsca z największą liczbą zgłoszeń</translation>
    </message>
    <message>
      <source>gap {gap} %</source>
      <translation>luka {gap} %</translation>
    </message>
    <message>
      <source>given</source>
      <translation>podany</translation>
    </message>
    <message>
      <source>given back by {officer}</source>
      <translation>oddał(a): {officer}</translation>
    </message>
    <message>
      <source>given up</source>
      <translation>do likwidacji</translation>
    </message>
    <message>
      <source>gminas</source>
      <translation>gminy</translation>
    </message>
    <message>
      <source>gminas by kind</source>
      <translation>gminy według rodzaju</translation>
    </message>
    <message>
      <source>group</source>
      <translation>grupa</translation>
    </message>
    <message>
      <source>groups of likely duplicates</source>
      <translation>grupy prawdopodobnych duplikatów</translation>
    </message>
    <message>
      <source>groups: choose all of the group, fold it, unfold it</source>
      <translation>grupy: zaznacz całą grupę, zwiń, rozwiń</translation>
    </message>
    <message>
      <source>half {part} of {year}</source>
      <translation>{part}. półrocze {year}</translation>
    </message>
    <message>
      <source>hexagons</source>
      <translation>sześciokąty</translation>
    </message>
    <message>
      <source>hexagons of {size} m ({n})</source>
      <translation>sześciokąty {size} m ({n})</translation>
    </message>
    <message>
      <source>hit rate, %</source>
      <translation>odsetek trafień, %</translation>
    </message>
    <message>
      <source>hits</source>
      <translation>trafienia</translation>
    </message>
    <message>
      <source>hits per km²</source>
      <translation>trafienia na km²</translation>
    </message>
    <message>
      <source>hot spot</source>
      <translation>gorący punkt</translation>
    </message>
    <message>
      <source>hot spots</source>
      <translation>gorące punkty</translation>
    </message>
    <message>
      <source>hot spots, 95 %</source>
      <translation>gorące punkty, 95 %</translation>
    </message>
    <message>
      <source>hot spots: J, K choose, Space shows, Esc goes back</source>
      <translation>gorące punkty: J, K wybór, spacja pokazuje, Esc powrót</translation>
    </message>
    <message>
      <source>hour not known</source>
      <translation>pora nieznana</translation>
    </message>
    <message>
      <source>hours</source>
      <translation>godziny</translation>
    </message>
    <message>
      <source>hours of the week: adjusted residuals of the product of the margins (Haberman 1973); weekdays and months: an even rate a day; kinds of days: the ordinary days around. Reports count as independent; q is p after Benjamini and Hochberg within each kind.</source>
      <translation>godziny tygodnia: skorygowane reszty względem iloczynu sum brzegowych (Haberman 1973); dni tygodnia i miesiące: równa liczba na dzień; rodzaje dni: zwykłe dni wokół. Zgłoszenia uznaje się za niezależne; q to p po poprawce Benjaminiego i Hochberga w każdym rodzaju.</translation>
    </message>
    <message>
      <source>import</source>
      <translation>importować</translation>
    </message>
    <message>
      <source>in a case</source>
      <translation>w sprawie</translation>
    </message>
    <message>
      <source>in each of {steps} steps there are fewer reports, so the distance is taken √{steps} times</source>
      <translation>w każdym z {steps} kroków zgłoszeń jest mniej, więc odległość wzięto √{steps} razy większą</translation>
    </message>
    <message>
      <source>in neither period: {n}</source>
      <translation>poza oboma okresami: {n}</translation>
    </message>
    <message>
      <source>in none of the areas: {n}</source>
      <translation>poza wszystkimi obszarami: {n}</translation>
    </message>
    <message>
      <source>in the fullest cell</source>
      <translation>w komórce z największą liczbą zgłoszeń</translation>
    </message>
    <message>
      <source>inhabitants</source>
      <translation>mieszkańcy</translation>
    </message>
    <message>
      <source>inside</source>
      <translation>wewnątrz</translation>
    </message>
    <message>
      <source>intensifying</source>
      <translation>nasilające się</translation>
    </message>
    <message>
      <source>it is a folder, not a file</source>
      <translation>to folder, a nie plik</translation>
    </message>
    <message>
      <source>it is not a text in UTF-8</source>
      <translation>to nie jest tekst w UTF-8</translation>
    </message>
    <message>
      <source>it must be an object with the key «{key}»</source>
      <translation>musi być obiektem z kluczem „{key}”</translation>
    </message>
    <message>
      <source>it must be an object with the keys name, crs and columns</source>
      <translation>musi to być obiekt z kluczami name, crs i columns</translation>
    </message>
    <message>
      <source>its hours, {opens} to {closes}, cannot be kept within the round</source>
      <translation>jego pory, {opens}–{closes}, nie da się dotrzymać w czasie objazdu</translation>
    </message>
    <message>
      <source>joined across the gap</source>
      <translation>łączone przez przerwę</translation>
    </message>
    <message>
      <source>just now</source>
      <translation>przed chwilą</translation>
    </message>
    <message>
      <source>keep as it is (unknown)</source>
      <translation>pozostaw bez zmian (nieznane)</translation>
    </message>
    <message>
      <source>kind</source>
      <translation>rodzaj</translation>
    </message>
    <message>
      <source>km</source>
      <translation>km</translation>
    </message>
    <message>
      <source>km²</source>
      <translation>km²</translation>
    </message>
    <message>
      <source>known already</source>
      <translation>już znane</translation>
    </message>
    <message>
      <source>larger than twice the typical distance between places, which would have given too many cells</source>
      <translation>większe niż dwukrotność typowej odległości między miejscami, która dałaby za dużo komórek</translation>
    </message>
    <message>
      <source>larger, because the pattern is wider than ten of the cells that the distances between places gave</source>
      <translation>większe, bo wzorzec jest szerszy niż dziesięć komórek wynikających z odległości między miejscami</translation>
    </message>
    <message>
      <source>largest area against the mean</source>
      <translation>największy rejon do średniej</translation>
    </message>
    <message>
      <source>largest difference</source>
      <translation>największa różnica</translation>
    </message>
    <message>
      <source>last day</source>
      <translation>ostatni dzień</translation>
    </message>
    <message>
      <source>last report</source>
      <translation>ostatnie zgłoszenie</translation>
    </message>
    <message>
      <source>later points tested: {later}; left out by their time: {earlier}, outside the prediction: {outside}</source>
      <translation>sprawdzone późniejsze punkty: {later}; pominięte ze względu na czas: {earlier}, poza prognozą: {outside}</translation>
    </message>
    <message>
      <source>later reports</source>
      <translation>późniejsze zgłoszenia</translation>
    </message>
    <message>
      <source>layer</source>
      <translation>warstwa</translation>
    </message>
    <message>
      <source>less than half the rate</source>
      <translation>mniej niż połowa natężenia</translation>
    </message>
    <message>
      <source>letter or e-mail</source>
      <translation>list lub e-mail</translation>
    </message>
    <message>
      <source>likelihood rule</source>
      <translation>reguła wiarygodności</translation>
    </message>
    <message>
      <source>likeness from</source>
      <translation>podobieństwo od</translation>
    </message>
    <message>
      <source>list what came with the report</source>
      <translation>lista załączników do zgłoszenia</translation>
    </message>
    <message>
      <source>ln n, at least 5</source>
      <translation>ln n, co najmniej 5</translation>
    </message>
    <message>
      <source>ln((second + c) / (first + c)) with c = {c}, half a report in a circle of the radius: where there is next to nothing the ratio stays near one.</source>
      <translation>ln((drugi + c) / (pierwszy + c)) przy c = {c}, czyli pół zgłoszenia w kole o tym promieniu: tam, gdzie prawie nic nie zgłoszono, iloraz pozostaje bliski jedności.</translation>
    </message>
    <message>
      <source>local I</source>
      <translation>lokalne I</translation>
    </message>
    <message>
      <source>local government</source>
      <translation>samorząd</translation>
    </message>
    <message>
      <source>location quotient (95 % interval)</source>
      <translation>iloraz lokalizacji (przedział 95 %)</translation>
    </message>
    <message>
      <source>log likelihood of a report, less than with the best radius</source>
      <translation>logarytm wiarygodności na zgłoszenie, o ile mniejszy niż przy najlepszym promieniu</translation>
    </message>
    <message>
      <source>longest way</source>
      <translation>najdłuższa droga</translation>
    </message>
    <message>
      <source>look</source>
      <translation>przeglądać</translation>
    </message>
    <message>
      <source>loss if the choice is kept, %</source>
      <translation>strata przy zachowaniu wyboru, %</translation>
    </message>
    <message>
      <source>make one case of it and the similar ones nearby, or of those chosen</source>
      <translation>połącz w jedną sprawę z podobnymi w pobliżu albo wybrane</translation>
    </message>
    <message>
      <source>map of safety threats</source>
      <translation>mapa zagrożeń bezpieczeństwa</translation>
    </message>
    <message>
      <source>maximal covering</source>
      <translation>maksymalne pokrycie</translation>
    </message>
    <message>
      <source>maximal covering: the most demand within the standard</source>
      <translation>maksymalne pokrycie: najwięcej zapotrzebowania w standardzie</translation>
    </message>
    <message>
      <source>mean PAI</source>
      <translation>średni PAI</translation>
    </message>
    <message>
      <source>mean compactness</source>
      <translation>średnia zwartość</translation>
    </message>
    <message>
      <source>mean density</source>
      <translation>średnia gęstość</translation>
    </message>
    <message>
      <source>mean way</source>
      <translation>średnia droga</translation>
    </message>
    <message>
      <source>mean workload</source>
      <translation>średnie obciążenie</translation>
    </message>
    <message>
      <source>meaning</source>
      <translation>znaczenie</translation>
    </message>
    <message>
      <source>median age, days</source>
      <translation>mediana wieku, dni</translation>
    </message>
    <message>
      <source>median days to the decision</source>
      <translation>mediana dni do decyzji</translation>
    </message>
    <message>
      <source>meeting with residents</source>
      <translation>spotkanie z mieszkańcami</translation>
    </message>
    <message>
      <source>milliseconds since 1970</source>
      <translation>milisekundy od 1970 r.</translation>
    </message>
    <message>
      <source>minutes over the roads, from the site to the demand</source>
      <translation>minuty po drogach, od jednostki do zapotrzebowania</translation>
    </message>
    <message>
      <source>moment</source>
      <translation>chwila</translation>
    </message>
    <message>
      <source>month</source>
      <translation>miesiąc</translation>
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
      <source>more than twice the rate</source>
      <translation>ponad dwa razy tyle</translation>
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
      <source>more than {limit} times</source>
      <translation>więcej niż {limit} razy</translation>
    </message>
    <message>
      <source>more than {standard}</source>
      <translation>ponad {standard}</translation>
    </message>
    <message>
      <source>more, beyond chance</source>
      <translation>istotnie więcej</translation>
    </message>
    <message>
      <source>morning (6–12)</source>
      <translation>przedpołudnie (6–12)</translation>
    </message>
    <message>
      <source>most frequent category</source>
      <translation>najczęstsza kategoria</translation>
    </message>
    <message>
      <source>most in one window</source>
      <translation>najwięcej w jednym oknie</translation>
    </message>
    <message>
      <source>most of them at {hours} o'clock</source>
      <translation>najczęściej w godz. {hours}</translation>
    </message>
    <message>
      <source>most reported</source>
      <translation>najczęściej zgłaszane</translation>
    </message>
    <message>
      <source>most reported: {category}</source>
      <translation>najczęściej zgłaszane: {category}</translation>
    </message>
    <message>
      <source>most urgency first, then the shortest time; insertion with ruin and recreate, a heuristic, not proven best</source>
      <translation>najpierw najwięcej pilności, potem najkrótszy czas; wstawianie z burzeniem i odbudową, heurystyka, bez dowodu optymalności</translation>
    </message>
    <message>
      <source>natural logarithm of the ratio</source>
      <translation>logarytm naturalny ilorazu</translation>
    </message>
    <message>
      <source>near pairs</source>
      <translation>bliskie pary</translation>
    </message>
    <message>
      <source>nearest site</source>
      <translation>najbliższa jednostka</translation>
    </message>
    <message>
      <source>needed: choose a column</source>
      <translation>wymagane: wskaż kolumnę</translation>
    </message>
    <message>
      <source>neighbours' mean</source>
      <translation>średnia sąsiadów</translation>
    </message>
    <message>
      <source>new</source>
      <translation>nowa</translation>
    </message>
    <message>
      <source>new in the period</source>
      <translation>nowe w okresie</translation>
    </message>
    <message>
      <source>new site</source>
      <translation>nowa lokalizacja</translation>
    </message>
    <message>
      <source>newest</source>
      <translation>najnowsze</translation>
    </message>
    <message>
      <source>next and previous threat</source>
      <translation>następne i poprzednie zagrożenie</translation>
    </message>
    <message>
      <source>night (0–6)</source>
      <translation>noc (0–6)</translation>
    </message>
    <message>
      <source>no</source>
      <translation>nie</translation>
    </message>
    <message>
      <source>no candidate is near enough</source>
      <translation>żaden kandydat nie leży dość blisko</translation>
    </message>
    <message>
      <source>no change</source>
      <translation>bez zmian</translation>
    </message>
    <message>
      <source>no connection</source>
      <translation>brak połączenia</translation>
    </message>
    <message>
      <source>no correction</source>
      <translation>bez poprawki</translation>
    </message>
    <message>
      <source>no correction at the edge</source>
      <translation>bez poprawki na brzegu</translation>
    </message>
    <message>
      <source>no limit</source>
      <translation>bez terminu</translation>
    </message>
    <message>
      <source>no more than chance</source>
      <translation>nie więcej, niż wynika z przypadku</translation>
    </message>
    <message>
      <source>no points to choose by</source>
      <translation>brak punktów, według których można wybrać</translation>
    </message>
    <message>
      <source>no reports</source>
      <translation>bez zgłoszeń</translation>
    </message>
    <message>
      <source>no time left beside the others</source>
      <translation>brak czasu obok pozostałych</translation>
    </message>
    <message>
      <source>no values</source>
      <translation>brak wartości</translation>
    </message>
    <message>
      <source>no way</source>
      <translation>brak drogi</translation>
    </message>
    <message>
      <source>no way from any site</source>
      <translation>brak drogi z każdej lokalizacji</translation>
    </message>
    <message>
      <source>no way there and back on the roads</source>
      <translation>brak przejazdu po drogach tam i z powrotem</translation>
    </message>
    <message>
      <source>no whole day</source>
      <translation>żaden pełny dzień</translation>
    </message>
    <message>
      <source>no.</source>
      <translation>nr</translation>
    </message>
    <message>
      <source>no. {number}</source>
      <translation>nr {number}</translation>
    </message>
    <message>
      <source>nobody</source>
      <translation>nikt</translation>
    </message>
    <message>
      <source>none</source>
      <translation>brak</translation>
    </message>
    <message>
      <source>none given: all reports were compared by the rule for all</source>
      <translation>nie podano: wszystkie zgłoszenia porównano według reguły ogólnej</translation>
    </message>
    <message>
      <source>none, each point counts once</source>
      <translation>brak, każdy punkt liczy się raz</translation>
    </message>
    <message>
      <source>none: all threats that the login may see</source>
      <translation>brak: wszystkie zagrożenia, które widzi to konto</translation>
    </message>
    <message>
      <source>none: p by a Poisson distribution with the expected number, an approximation</source>
      <translation>brak: p z rozkładu Poissona o oczekiwanej liczbie, w przybliżeniu</translation>
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
      <source>not counted: {untimed} without a readable time, {other} in none of the periods</source>
      <translation>bez czytelnego czasu: {untimed}, poza okresami: {other}; niepoliczone</translation>
    </message>
    <message>
      <source>not given</source>
      <translation>nie podano</translation>
    </message>
    <message>
      <source>not given: the cells within {reach} m of a report, {area} km², are taken for it, since among empty ground far from all reports every settled place would stand out</source>
      <translation>nie podano: przyjęto komórki do {reach} m od zgłoszenia, {area} km², bo wśród pustego terenu z dala od zgłoszeń wyróżniałaby się każda zamieszkana okolica</translation>
    </message>
    <message>
      <source>not in its hour or on its day: occurs {when}</source>
      <translation>nie o tej porze lub nie w tym dniu: występuje {when}</translation>
    </message>
    <message>
      <source>not known</source>
      <translation>nieznane</translation>
    </message>
    <message>
      <source>not taken</source>
      <translation>nieprzyjęte</translation>
    </message>
    <message>
      <source>not visited</source>
      <translation>nieodwiedzane</translation>
    </message>
    <message>
      <source>note a visit to the place just now, with the note if there is one</source>
      <translation>odnotuj wizytę na miejscu, z notatką, jeśli jest</translation>
    </message>
    <message>
      <source>nothing decided</source>
      <translation>nic nie rozstrzygnięto</translation>
    </message>
    <message>
      <source>now</source>
      <translation>teraz</translation>
    </message>
    <message>
      <source>number</source>
      <translation>liczba</translation>
    </message>
    <message>
      <source>number of days</source>
      <translation>liczba dni</translation>
    </message>
    <message>
      <source>number or place</source>
      <translation>numer lub miejsce</translation>
    </message>
    <message>
      <source>observed</source>
      <translation>zaobserwowane</translation>
    </message>
    <message>
      <source>occurred {when}</source>
      <translation>zdarzenie {when}</translation>
    </message>
    <message>
      <source>of all weeks, %</source>
      <translation>ze wszystkich tygodni, %</translation>
    </message>
    <message>
      <source>of cells with the same prediction the one with fewer later reports comes first</source>
      <translation>z komórek o tej samej prognozie pierwsza jest ta, w której jest mniej późniejszych zgłoszeń</translation>
    </message>
    <message>
      <source>of it / all reports</source>
      <translation>kategorii / wszystkie</translation>
    </message>
    <message>
      <source>of the area fewer than chance, whole map</source>
      <translation>obszaru mniej niż z przypadku, cała mapa</translation>
    </message>
    <message>
      <source>of the area more than chance, whole map</source>
      <translation>obszaru więcej niż z przypadku, cała mapa</translation>
    </message>
    <message>
      <source>of the demand within {standard}</source>
      <translation>zapotrzebowania w odległości do {standard}</translation>
    </message>
    <message>
      <source>of the events follow a near one</source>
      <translation>zdarzeń następuje po bliskim</translation>
    </message>
    <message>
      <source>of the points in clusters</source>
      <translation>punktów w skupiskach</translation>
    </message>
    <message>
      <source>of the reports in hot spots</source>
      <translation>zgłoszeń w gorących punktach</translation>
    </message>
    <message>
      <source>of them new or consecutive</source>
      <translation>w tym nowe lub kolejne</translation>
    </message>
    <message>
      <source>of these corrected</source>
      <translation>w tym poprawione</translation>
    </message>
    <message>
      <source>of those reported in {days} days; none decided yet</source>
      <translation>ze zgłoszonych w ciągu {days} dni; jeszcze żadnego nie rozstrzygnięto</translation>
    </message>
    <message>
      <source>of {moment} ({mark})</source>
      <translation>z {moment} ({mark})</translation>
    </message>
    <message>
      <source>oldest</source>
      <translation>najstarsze</translation>
    </message>
    <message>
      <source>on all days</source>
      <translation>we wszystkie dni</translation>
    </message>
    <message>
      <source>on its way</source>
      <translation>w drodze</translation>
    </message>
    <message>
      <source>on the same weekday only</source>
      <translation>tylko w ten sam dzień tygodnia</translation>
    </message>
    <message>
      <source>on the spot {when}</source>
      <translation>na miejscu {when}</translation>
    </message>
    <message>
      <source>only the fields that are meant to be public</source>
      <translation>tylko pola przeznaczone do publikacji</translation>
    </message>
    <message>
      <source>open</source>
      <translation>otwarte</translation>
    </message>
    <message>
      <source>open threats</source>
      <translation>otwarte zagrożenia</translation>
    </message>
    <message>
      <source>open zones</source>
      <translation>otwarte strefy</translation>
    </message>
    <message>
      <source>other streets</source>
      <translation>inne ulice</translation>
    </message>
    <message>
      <source>outliers</source>
      <translation>miejsca odstające</translation>
    </message>
    <message>
      <source>outside the coordinate system: {n}</source>
      <translation>poza układem współrzędnych: {n}</translation>
    </message>
    <message>
      <source>outside the study area: {n}</source>
      <translation>poza obszarem badania: {n}</translation>
    </message>
    <message>
      <source>outside these units</source>
      <translation>poza tymi jednostkami</translation>
    </message>
    <message>
      <source>over roads (travel time)</source>
      <translation>po drogach (czas przejazdu)</translation>
    </message>
    <message>
      <source>over {n} days</source>
      <translation>ponad {n} dni</translation>
    </message>
    <message>
      <source>overdue</source>
      <translation>po terminie</translation>
    </message>
    <message>
      <source>overdue counts 4, due within a day 3, within three days 2, later or without a due date 1</source>
      <translation>po terminie liczy się 4, termin w ciągu doby 3, w ciągu trzech dób 2, późniejszy lub brak terminu 1</translation>
    </message>
    <message>
      <source>overdue since today</source>
      <translation>po terminie od dziś</translation>
    </message>
    <message>
      <source>overdue since yesterday</source>
      <translation>po terminie od wczoraj</translation>
    </message>
    <message>
      <source>p</source>
      <translation>p</translation>
    </message>
    <message>
      <source>p (E-test)</source>
      <translation>p (test E)</translation>
    </message>
    <message>
      <source>p at most, two-sided</source>
      <translation>p najwyżej, dwustronne</translation>
    </message>
    <message>
      <source>p by a Poisson distribution</source>
      <translation>p z rozkładu Poissona</translation>
    </message>
    <message>
      <source>p for the whole map</source>
      <translation>p dla całej mapy</translation>
    </message>
    <message>
      <source>p for the whole map, two-sided</source>
      <translation>p dla całej mapy, dwustronne</translation>
    </message>
    <message>
      <source>p in each place</source>
      <translation>p w każdym miejscu</translation>
    </message>
    <message>
      <source>p in the last step, corrected</source>
      <translation>p w ostatnim kroku, skorygowane</translation>
    </message>
    <message>
      <source>p two-sided, 2 · min(upper, lower tail), each (r + 1) / (m + 1), so {least} at least; q: Benjamini and Hochberg over all pairs.</source>
      <translation>p dwustronne, 2 · min(górny, dolny ogon), każdy (r + 1) / (m + 1), więc co najmniej {least}; q: Benjamini i Hochberg dla wszystkich par.</translation>
    </message>
    <message>
      <source>p, corrected</source>
      <translation>p skorygowane</translation>
    </message>
    <message>
      <source>p, corrected, smallest</source>
      <translation>p, skorygowane, najmniejsze</translation>
    </message>
    <message>
      <source>p, lower tail</source>
      <translation>p, dolny ogon</translation>
    </message>
    <message>
      <source>p, one-sided</source>
      <translation>p, jednostronne</translation>
    </message>
    <message>
      <source>p, one-sided: as many or more by chance</source>
      <translation>p, jednostronne: tyle samo lub więcej z przypadku</translation>
    </message>
    <message>
      <source>p, two-sided</source>
      <translation>p, dwustronne</translation>
    </message>
    <message>
      <source>p, upper tail</source>
      <translation>p, górny ogon</translation>
    </message>
    <message>
      <source>p-center: the shortest longest way</source>
      <translation>p-centrum: najkrótsza najdłuższa droga</translation>
    </message>
    <message>
      <source>p-median and p-center: Hakimi (1964); maximal covering: Church and ReVelle (1974); set covering: Toregas et al. (1971). Exchange: Teitz and Bart (1968); bound: Beasley (1993). Equally good choices with other sites may exist.</source>
      <translation>p-mediana i p-centrum: Hakimi (1964); maksymalne pokrycie: Church i ReVelle (1974); pokrycie pełne: Toregas i in. (1971). Wymiana: Teitz i Bart (1968); ograniczenie: Beasley (1993). Mogą istnieć równie dobre wybory z innymi lokalizacjami.</translation>
    </message>
    <message>
      <source>p-median: the shortest ways on average</source>
      <translation>p-mediana: średnio najkrótsze drogi</translation>
    </message>
    <message>
      <source>pairs</source>
      <translation>pary</translation>
    </message>
    <message>
      <source>pairs found more often / less often</source>
      <translation>pary częstsze / rzadsze niż z przypadku</translation>
    </message>
    <message>
      <source>pairs that hang together, but any two reports of a group lie within the reach of the rule, so that none grows along a street; a report is in one group at most, in a burst first</source>
      <translation>powiązane pary, przy czym każde dwa zgłoszenia grupy leżą w zasięgu reguły, więc żadna nie rozrasta się wzdłuż ulicy; zgłoszenie należy najwyżej do jednej grupy, w pierwszej kolejności do serii</translation>
    </message>
    <message>
      <source>part</source>
      <translation>rola</translation>
    </message>
    <message>
      <source>past limit (95 %)</source>
      <translation>po terminie (95 %)</translation>
    </message>
    <message>
      <source>past their limit</source>
      <translation>po terminie</translation>
    </message>
    <message>
      <source>per 100,000 inhabitants</source>
      <translation>na 100 tys. mieszkańców</translation>
    </message>
    <message>
      <source>per km²</source>
      <translation>na km²</translation>
    </message>
    <message>
      <source>percentage points more</source>
      <translation>więcej o punkty procentowe</translation>
    </message>
    <message>
      <source>permutations: {n}, seed {seed}</source>
      <translation>permutacje: {n}, ziarno {seed}</translation>
    </message>
    <message>
      <source>place</source>
      <translation>miejsce</translation>
    </message>
    <message>
      <source>place (E; N)</source>
      <translation>miejsce (E; N)</translation>
    </message>
    <message>
      <source>place on the map</source>
      <translation>miejsce na mapie</translation>
    </message>
    <message>
      <source>places</source>
      <translation>miejsca</translation>
    </message>
    <message>
      <source>places of demand: {n}, points put together in squares of {cell} m at their weighted centre; a distance is off by {mean} m on average and {most} m at most</source>
      <translation>miejsca zapotrzebowania: {n}, punkty połączone w kwadratach {cell} m w ich ważonym środku; odległość różni się średnio o {mean} m, najwyżej o {most} m</translation>
    </message>
    <message>
      <source>places of demand: {n}; points at one place are one, no distance is changed by it</source>
      <translation>miejsca zapotrzebowania: {n}; punkty w tym samym miejscu są jednym, żadna odległość się przez to nie zmienia</translation>
    </message>
    <message>
      <source>places of high clusters</source>
      <translation>miejsca wysokich skupień</translation>
    </message>
    <message>
      <source>places that touch</source>
      <translation>miejsca, które się stykają</translation>
    </message>
    <message>
      <source>places within the standard, %</source>
      <translation>miejsca w standardzie, %</translation>
    </message>
    <message>
      <source>places without any: {n}</source>
      <translation>miejsca bez sąsiadów: {n}</translation>
    </message>
    <message>
      <source>places without reports</source>
      <translation>miejsca bez zgłoszeń</translation>
    </message>
    <message>
      <source>places, left out: {n}</source>
      <translation>liczba miejsc: {n}, pominięte</translation>
    </message>
    <message>
      <source>points</source>
      <translation>punkty</translation>
    </message>
    <message>
      <source>points equally near to several lines, as at a crossing: {n}; each counts at the first of them</source>
      <translation>liczba punktów równie bliskich kilku liniom, na przykład przy skrzyżowaniu: {n}; każdy liczy się przy pierwszej z nich</translation>
    </message>
    <message>
      <source>points farther than {reach} m from every line, not counted: {n}</source>
      <translation>liczba punktów dalszych niż {reach} m od każdej linii: {n}; nie są liczone</translation>
    </message>
    <message>
      <source>points in none of the areas, not counted: {n}</source>
      <translation>punkty poza wszystkimi obszarami, niepoliczone: {n}</translation>
    </message>
    <message>
      <source>points in the largest</source>
      <translation>punkty w największym</translation>
    </message>
    <message>
      <source>points outside the study area, left out: {n}</source>
      <translation>liczba punktów poza obszarem badania: {n}; zostały pominięte</translation>
    </message>
    <message>
      <source>points spread evenly would form next to no clusters</source>
      <translation>równo rozłożone punkty prawie nie tworzyłyby skupisk</translation>
    </message>
    <message>
      <source>points: {n}, {period}</source>
      <translation>punkty: {n}, {period}</translation>
    </message>
    <message>
      <source>police</source>
      <translation>policja</translation>
    </message>
    <message>
      <source>position</source>
      <translation>położenie</translation>
    </message>
    <message>
      <source>positions by place and status alone</source>
      <translation>położenia tylko według miejsca i statusu</translation>
    </message>
    <message>
      <source>powiats</source>
      <translation>powiaty</translation>
    </message>
    <message>
      <source>prediction</source>
      <translation>prognoza</translation>
    </message>
    <message>
      <source>proposal</source>
      <translation>propozycja</translation>
    </message>
    <message>
      <source>proven</source>
      <translation>dowiedziony</translation>
    </message>
    <message>
      <source>public holiday</source>
      <translation>święto</translation>
    </message>
    <message>
      <source>public safety</source>
      <translation>bezpieczeństwo publiczne</translation>
    </message>
    <message>
      <source>public safety debate</source>
      <translation>debata o bezpieczeństwie</translation>
    </message>
    <message>
      <source>q (false discovery rate)</source>
      <translation>q (FDR)</translation>
    </message>
    <message>
      <source>q (false discovery rate) of the two-sided p</source>
      <translation>q (FDR) dwustronnego p</translation>
    </message>
    <message>
      <source>q (p corrected for the number of rows of the kind)</source>
      <translation>q (p z poprawką na liczbę wierszy tego rodzaju)</translation>
    </message>
    <message>
      <source>quarter</source>
      <translation>kwartał</translation>
    </message>
    <message>
      <source>quarter {part} of {year}</source>
      <translation>{part}. kwartał {year}</translation>
    </message>
    <message>
      <source>quartic</source>
      <translation>kwartyczne</translation>
    </message>
    <message>
      <source>quotient</source>
      <translation>iloraz</translation>
    </message>
    <message>
      <source>radius</source>
      <translation>promień</translation>
    </message>
    <message>
      <source>radius {metres} m</source>
      <translation>promień {metres} m</translation>
    </message>
    <message>
      <source>radius, m</source>
      <translation>promień, m</translation>
    </message>
    <message>
      <source>random labelling: {n} of the {total} points at risk, every choice equally likely</source>
      <translation>losowe etykietowanie: {n} z punktów odniesienia ({total}), każdy wybór tak samo prawdopodobny</translation>
    </message>
    <message>
      <source>random spanning trees cut where they balance best (recombination), then units moved over the borders by simulated annealing while areas stay whole; a heuristic, not proven best</source>
      <translation>losowe drzewa rozpinające przecinane tam, gdzie najlepiej równoważą (rekombinacja), potem jednostki przenoszone przez granice metodą symulowanego wyżarzania, dopóki rejony są spójne; heurystyka, bez dowodu optymalności</translation>
    </message>
    <message>
      <source>rate (95 % interval)</source>
      <translation>współczynnik (przedział 95 %)</translation>
    </message>
    <message>
      <source>rate of the whole, times (95 % interval)</source>
      <translation>natężenie całości, razy (przedział 95 %)</translation>
    </message>
    <message>
      <source>rate ratio (95 % interval)</source>
      <translation>iloraz natężeń (przedział 95 %)</translation>
    </message>
    <message>
      <source>rate ratio, second over first</source>
      <translation>iloraz natężeń, drugi do pierwszego</translation>
    </message>
    <message>
      <source>rate, %</source>
      <translation>natężenie, %</translation>
    </message>
    <message>
      <source>ratio</source>
      <translation>iloraz</translation>
    </message>
    <message>
      <source>reach</source>
      <translation>zasięg</translation>
    </message>
    <message>
      <source>read</source>
      <translation>wczytane</translation>
    </message>
    <message>
      <source>read only</source>
      <translation>tylko odczyt</translation>
    </message>
    <message>
      <source>ready notes</source>
      <translation>gotowe notatki</translation>
    </message>
    <message>
      <source>really midnight</source>
      <translation>rzeczywiście północ</translation>
    </message>
    <message>
      <source>refused</source>
      <translation>odmowa</translation>
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
      <source>reports / 1,000 inhabitants</source>
      <translation>zgłoszenia / 1000 mieszkańców</translation>
    </message>
    <message>
      <source>reports / 1,000 inhabitants, 95 % interval by Poisson (Garwood 1936); none below {n} inhabitants</source>
      <translation>zgłoszenia / 1000 mieszkańców, przedział 95 % z rozkładu Poissona (Garwood 1936); brak poniżej {n} mieszkańców</translation>
    </message>
    <message>
      <source>reports / expected one</source>
      <translation>zgłoszenia / oczekiwane</translation>
    </message>
    <message>
      <source>reports / km²</source>
      <translation>zgłoszeń / km²</translation>
    </message>
    <message>
      <source>reports / km² in 30 days</source>
      <translation>zgłoszeń / km² w ciągu 30 dni</translation>
    </message>
    <message>
      <source>reports / {per} expected ones</source>
      <translation>zgłoszenia / {per} oczekiwanych</translation>
    </message>
    <message>
      <source>reports / {per} inhabitants</source>
      <translation>zgłoszenia / {per} mieszkańców</translation>
    </message>
    <message>
      <source>reports compared</source>
      <translation>porównane zgłoszenia</translation>
    </message>
    <message>
      <source>reports compared with the {most} next ones in time in each square around only: {n}</source>
      <translation>zgłoszenia porównane tylko z {most} następnymi w czasie w każdym kwadracie dookoła: {n}</translation>
    </message>
    <message>
      <source>reports counted</source>
      <translation>zgłoszenia policzone</translation>
    </message>
    <message>
      <source>reports from {first} to {last}</source>
      <translation>zgłoszenia od {first} do {last}</translation>
    </message>
    <message>
      <source>reports in groups</source>
      <translation>zgłoszenia w grupach</translation>
    </message>
    <message>
      <source>reports of</source>
      <translation>zgłoszenia kategorii</translation>
    </message>
    <message>
      <source>reports of it</source>
      <translation>zgłoszenia kategorii</translation>
    </message>
    <message>
      <source>reports per km²</source>
      <translation>zgłoszenia na km²</translation>
    </message>
    <message numerus="yes">
      <source>reports, last %n steps</source>
      <translation>
        <numerusform>zgłoszenia z ostatniego %n kroku</numerusform>
        <numerusform>zgłoszenia z ostatnich %n kroków</numerusform>
        <numerusform>zgłoszenia z ostatnich %n kroków</numerusform>
      </translation>
    </message>
    <message>
      <source>reports, last step</source>
      <translation>zgłoszenia, ostatni krok</translation>
    </message>
    <message>
      <source>risk zones open</source>
      <translation>otwarte strefy zagrożenia</translation>
    </message>
    <message>
      <source>role</source>
      <translation>rola</translation>
    </message>
    <message>
      <source>rose, sure among all areas (q ≤ 0.05)</source>
      <translation>wzrost, pewny wśród wszystkich obszarów (q ≤ 0,05)</translation>
    </message>
    <message>
      <source>rose, taken alone (p ≤ 0.05)</source>
      <translation>wzrost, wzięty osobno (p ≤ 0,05)</translation>
    </message>
    <message>
      <source>row for row</source>
      <translation>wiersz w wiersz</translation>
    </message>
    <message>
      <source>rows differ</source>
      <translation>wiersze się różnią</translation>
    </message>
    <message>
      <source>same day</source>
      <translation>ten sam dzień</translation>
    </message>
    <message>
      <source>same location</source>
      <translation>to samo miejsce</translation>
    </message>
    <message>
      <source>scan statistic of a moving window of {window} days over {n} reports known to the day, p by Naus (1982): an approximation for an even rate. Usual is the mean of the whole time or, if more, of the {around} windows around. Both hold the bursts, and windows begin at midnight: p is rather too large than too small.</source>
      <translation>statystyka skanująca ruchomego okna o długości w dniach: {window}; zgłoszenia znane co do dnia: {n}; p według Nausa (1982): przybliżenie dla stałego natężenia. Zwykła liczba to średnia z całego czasu albo, jeśli jest większa, z okien wokół ({around}). Obie zawierają spiętrzenia, a okna zaczynają się o północy: p jest raczej za duże niż za małe.</translation>
    </message>
    <message>
      <source>school</source>
      <translation>szkoła</translation>
    </message>
    <message>
      <source>second</source>
      <translation>drugi</translation>
    </message>
    <message>
      <source>second period, {unit}</source>
      <translation>drugi okres, {unit}</translation>
    </message>
    <message>
      <source>second, {unit}</source>
      <translation>drugi, {unit}</translation>
    </message>
    <message>
      <source>seconds since 1970</source>
      <translation>sekundy od 1970 r.</translation>
    </message>
    <message>
      <source>segments ({n})</source>
      <translation>odcinki: {n}</translation>
    </message>
    <message>
      <source>semicolon</source>
      <translation>średnik</translation>
    </message>
    <message>
      <source>set covering</source>
      <translation>pełne pokrycie</translation>
    </message>
    <message>
      <source>set covering: the fewest sites with all demand within the standard</source>
      <translation>pełne pokrycie: najmniej lokalizacji z całym zapotrzebowaniem w standardzie</translation>
    </message>
    <message>
      <source>several categories</source>
      <translation>kilka kategorii</translation>
    </message>
    <message>
      <source>several statuses</source>
      <translation>kilka statusów</translation>
    </message>
    <message>
      <source>share in all reports</source>
      <translation>udział we wszystkich zgłoszeniach</translation>
    </message>
    <message>
      <source>share of the area</source>
      <translation>udział obszaru</translation>
    </message>
    <message>
      <source>share of the category, %</source>
      <translation>udział kategorii, %</translation>
    </message>
    <message>
      <source>share of the demand, %</source>
      <translation>udział w zapotrzebowaniu, %</translation>
    </message>
    <message>
      <source>share of the later reports</source>
      <translation>udział późniejszych zgłoszeń</translation>
    </message>
    <message>
      <source>share of the points</source>
      <translation>udział punktów</translation>
    </message>
    <message>
      <source>share, %</source>
      <translation>udział, %</translation>
    </message>
    <message>
      <source>share, 95 % interval</source>
      <translation>udział, przedział 95 %</translation>
    </message>
    <message>
      <source>shares foretold best</source>
      <translation>najlepsze przewidywanie udziału</translation>
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
      <source>significant</source>
      <translation>istotne</translation>
    </message>
    <message>
      <source>site</source>
      <translation>lokalizacja</translation>
    </message>
    <message>
      <source>site {n}</source>
      <translation>lokalizacja {n}</translation>
    </message>
    <message>
      <source>sites</source>
      <translation>lokalizacje</translation>
    </message>
    <message>
      <source>sites that stay</source>
      <translation>lokalizacje, które pozostają</translation>
    </message>
    <message>
      <source>smaller than twice the typical distance between places, which would have given too few cells</source>
      <translation>mniejsze niż dwukrotność typowej odległości między miejscami, która dałaby za mało komórek</translation>
    </message>
    <message>
      <source>someone was first</source>
      <translation>ktoś był pierwszy</translation>
    </message>
    <message>
      <source>something of that name is there already</source>
      <translation>coś o tej nazwie już tam jest</translation>
    </message>
    <message>
      <source>source</source>
      <translation>źródło</translation>
    </message>
    <message>
      <source>squares</source>
      <translation>kwadraty</translation>
    </message>
    <message>
      <source>squares of {grid} m</source>
      <translation>kwadraty o boku {grid} m</translation>
    </message>
    <message>
      <source>squares of {grid} m on whole multiples</source>
      <translation>kwadraty o boku {grid} m w stałej siatce</translation>
    </message>
    <message>
      <source>squares of {grid} m whose corners are whole multiples</source>
      <translation>kwadraty o boku {grid} m w stałej siatce (narożniki to wielokrotności boku)</translation>
    </message>
    <message>
      <source>squares of {size} m ({n})</source>
      <translation>kwadraty {size} m ({n})</translation>
    </message>
    <message>
      <source>standard {change}</source>
      <translation>standard {change}</translation>
    </message>
    <message>
      <source>statistics</source>
      <translation>statystyka</translation>
    </message>
    <message>
      <source>statuses</source>
      <translation>statusy</translation>
    </message>
    <message>
      <source>stays, % of the trials</source>
      <translation>pozostaje, % prób</translation>
    </message>
    <message>
      <source>steps hot</source>
      <translation>kroki gorące</translation>
    </message>
    <message>
      <source>straight line × {detour} for the detour of streets</source>
      <translation>linia prosta × {detour} za wydłużenie drogi ulicami</translation>
    </message>
    <message>
      <source>straight lines × detour</source>
      <translation>linie proste × wydłużenie</translation>
    </message>
    <message>
      <source>streets</source>
      <translation>ulice</translation>
    </message>
    <message>
      <source>sum</source>
      <translation>suma</translation>
    </message>
    <message>
      <source>suppressed: {n}; by the solver's attack each may be {least} or more</source>
      <translation>ukryte: {n}; wobec ataku obliczeniowego każda może wynosić co najmniej {least}</translation>
    </message>
    <message>
      <source>tab</source>
      <translation>tabulator</translation>
    </message>
    <message>
      <source>take the last decision back, while it is held</source>
      <translation>cofnij ostatnią decyzję, dopóki nie została wysłana</translation>
    </message>
    <message>
      <source>taken back</source>
      <translation>cofnięto</translation>
    </message>
    <message>
      <source>telephone</source>
      <translation>telefon</translation>
    </message>
    <message>
      <source>that of the store</source>
      <translation>garnizon magazynu</translation>
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
      <source>the areas that touch</source>
      <translation>obszary, które się stykają</translation>
    </message>
    <message>
      <source>the areas up to 2 borders away</source>
      <translation>obszary odległe najwyżej o 2 granice</translation>
    </message>
    <message>
      <source>the areas up to 3 borders away</source>
      <translation>obszary odległe najwyżej o 3 granice</translation>
    </message>
    <message>
      <source>the areas up to 4 borders away</source>
      <translation>obszary odległe najwyżej o 4 granice</translation>
    </message>
    <message>
      <source>the categories are dealt out anew over the same places, as many of each (random relabelling), {n} times, seed {seed}. So it does not count that places lie densely where many reports are made.</source>
      <translation>kategorie są rozdzielane na nowo między te same miejsca, po tyle samo każdej (losowe etykietowanie), liczba losowań: {n}, ziarno {seed}. Nie ma więc znaczenia, że miejsca leżą gęsto tam, gdzie zgłoszeń jest dużo.</translation>
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
      <source>the computer that it is on does not answer</source>
      <translation>komputer, na którym to jest, nie odpowiada</translation>
    </message>
    <message>
      <source>the disk does not work as it should</source>
      <translation>dysk nie działa prawidłowo</translation>
    </message>
    <message>
      <source>the disk is full</source>
      <translation>na dysku nie ma miejsca</translation>
    </message>
    <message>
      <source>the extent as given, and each cell counts as a whole; its cells cover {area} km²</source>
      <translation>podany zasięg, a każda komórka liczy się w całości; jego komórki zajmują {area} km²</translation>
    </message>
    <message>
      <source>the field «{field}» is not known; the fields are {fields}</source>
      <translation>nieznane pole „{field}”; pola to: {fields}</translation>
    </message>
    <message>
      <source>the file is damaged</source>
      <translation>plik jest uszkodzony</translation>
    </message>
    <message>
      <source>the file is missing</source>
      <translation>brak pliku</translation>
    </message>
    <message>
      <source>the file is not whole</source>
      <translation>plik jest niepełny</translation>
    </message>
    <message>
      <source>the first {rows} are listed</source>
      <translation>na liście pierwsze {rows}</translation>
    </message>
    <message>
      <source>the first {rows} are listed and grouped</source>
      <translation>na liście i w grupach pierwsze {rows}</translation>
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
      <source>the last time in the data</source>
      <translation>ostatni czas w danych</translation>
    </message>
    <message>
      <source>the layer's own</source>
      <translation>układ warstwy</translation>
    </message>
    <message>
      <source>the name has a character that may not stand in it</source>
      <translation>nazwa zawiera niedozwolony znak</translation>
    </message>
    <message>
      <source>the name is too long</source>
      <translation>nazwa jest za długa</translation>
    </message>
    <message>
      <source>the nearest station</source>
      <translation>najbliższy komisariat</translation>
    </message>
    <message>
      <source>the nearest street</source>
      <translation>najbliższa ulica</translation>
    </message>
    <message>
      <source>the points lie in Poland</source>
      <translation>punkty leżą w Polsce</translation>
    </message>
    <message>
      <source>the points of the layer</source>
      <translation>punkty warstwy</translation>
    </message>
    <message>
      <source>the proposal</source>
      <translation>propozycja</translation>
    </message>
    <message>
      <source>the public</source>
      <translation>ogół odbiorców</translation>
    </message>
    <message>
      <source>the right to it is missing, or another program holds it</source>
      <translation>brak uprawnień albo używa tego inny program</translation>
    </message>
    <message>
      <source>the same in all rows…</source>
      <translation>takie samo we wszystkich wierszach…</translation>
    </message>
    <message>
      <source>the smallest is {n}</source>
      <translation>najmniejsza to {n}</translation>
    </message>
    <message>
      <source>the store has logged none of these periods, and none is in this folder</source>
      <translation>magazyn nie odnotował żadnej z tych okresów i żadnej nie ma w tym folderze</translation>
    </message>
    <message>
      <source>the time zone «{zone}» is not known; an example is Europe/Warsaw</source>
      <translation>nieznana strefa czasowa „{zone}”; przykład: Europe/Warsaw</translation>
    </message>
    <message>
      <source>the times have hours</source>
      <translation>czasy mają godziny</translation>
    </message>
    <message>
      <source>the voivodeship that the row or the store names</source>
      <translation>województwem, które podaje wiersz lub magazyn</translation>
    </message>
    <message>
      <source>the weight of every place by lot, ±25 %, trials: {n}</source>
      <translation>waga każdego miejsca losowo, ±25 %, próby: {n}</translation>
    </message>
    <message>
      <source>the whole country (*)</source>
      <translation>cały kraj (*)</translation>
    </message>
    <message>
      <source>their control areas</source>
      <translation>ich obszary kontrolne</translation>
    </message>
    <message>
      <source>there is no such file or folder</source>
      <translation>nie ma takiego pliku albo folderu</translation>
    </message>
    <message>
      <source>there is none to compare with</source>
      <translation>nie ma z czym porównać</translation>
    </message>
    <message>
      <source>these keys</source>
      <translation>te klawisze</translation>
    </message>
    <message>
      <source>they may be given up; P counts all sites</source>
      <translation>można z nich zrezygnować; P to liczba wszystkich</translation>
    </message>
    <message>
      <source>they stay; P counts all sites</source>
      <translation>zostają; P to liczba wszystkich</translation>
    </message>
    <message>
      <source>they stay; P counts the new sites</source>
      <translation>zostają; P to liczba nowych</translation>
    </message>
    <message>
      <source>this choice</source>
      <translation>ten wybór</translation>
    </message>
    <message>
      <source>threats</source>
      <translation>zagrożeń</translation>
    </message>
    <message>
      <source>time</source>
      <translation>czas</translation>
    </message>
    <message>
      <source>time.format «{text}» is not known; write auto, epoch_milliseconds, epoch_seconds or a pattern</source>
      <translation>nieznane time.format „{text}”; wpisz auto, epoch_milliseconds, epoch_seconds albo wzorzec</translation>
    </message>
    <message>
      <source>time.hour needs a column for «occurred_at» or «reported_at»</source>
      <translation>time.hour wymaga kolumny dla „occurred_at” lub „reported_at”</translation>
    </message>
    <message>
      <source>times</source>
      <translation>krotność</translation>
    </message>
    <message>
      <source>times (95 %)</source>
      <translation>razy (95 %)</translation>
    </message>
    <message>
      <source>times as dense there as on average</source>
      <translation>razy gęściej tam niż średnio</translation>
    </message>
    <message>
      <source>times as often near their own kind</source>
      <translation>razy częściej przy swoim rodzaju</translation>
    </message>
    <message>
      <source>times unusable</source>
      <translation>czas nieprzydatny</translation>
    </message>
    <message>
      <source>to protect those</source>
      <translation>dla ich ochrony</translation>
    </message>
    <message>
      <source>today</source>
      <translation>dziś</translation>
    </message>
    <message>
      <source>too far from every station</source>
      <translation>za daleko od każdej jednostki</translation>
    </message>
    <message>
      <source>too far: there and back with the visit takes {minutes} min</source>
      <translation>za daleko: dojazd, wizyta i powrót zajmują {minutes} min</translation>
    </message>
    <message>
      <source>total</source>
      <translation>razem</translation>
    </message>
    <message>
      <source>treated areas</source>
      <translation>obszary objęte działaniem</translation>
    </message>
    <message>
      <source>treated less control</source>
      <translation>objęte działaniem minus kontrolne</translation>
    </message>
    <message>
      <source>trend, p</source>
      <translation>trend, p</translation>
    </message>
    <message>
      <source>trend, z</source>
      <translation>trend, z</translation>
    </message>
    <message>
      <source>triangular</source>
      <translation>trójkątne</translation>
    </message>
    <message>
      <source>triweight</source>
      <translation>trójwagowe</translation>
    </message>
    <message>
      <source>twice the typical distance from a place with a report to the nearest other one</source>
      <translation>dwukrotność typowej odległości od miejsca ze zgłoszeniem do najbliższego innego</translation>
    </message>
    <message>
      <source>two-sided, normal distribution, false discovery rate</source>
      <translation>dwustronne, rozkład normalny, poprawka FDR</translation>
    </message>
    <message>
      <source>two-sided, the larger of the normal and the exact binomial one, false discovery rate</source>
      <translation>dwustronne, większe z dwóch: z rozkładu normalnego i dokładne dwumianowe, poprawka FDR</translation>
    </message>
    <message>
      <source>type a part of the name</source>
      <translation>wpisz część nazwy</translation>
    </message>
    <message>
      <source>undecided</source>
      <translation>nierozstrzygnięte</translation>
    </message>
    <message>
      <source>uniform</source>
      <translation>jednostajne</translation>
    </message>
    <message>
      <source>unit</source>
      <translation>jednostka</translation>
    </message>
    <message>
      <source>units</source>
      <translation>jednostki</translation>
    </message>
    <message>
      <source>units are neighbours if they share a border; gaps and overlaps up to {gap} m are passed over</source>
      <translation>jednostki sąsiadują, jeśli mają wspólną granicę; szczeliny i nakładki do {gap} m są pomijane</translation>
    </message>
    <message>
      <source>units of harm</source>
      <translation>jednostki dolegliwości</translation>
    </message>
    <message>
      <source>units of harm per km²</source>
      <translation>jednostki dolegliwości na km²</translation>
    </message>
    <message>
      <source>unknown</source>
      <translation>nieznane</translation>
    </message>
    <message>
      <source>up to {gap} m from a place to the nearest road at {walking} km/h on foot</source>
      <translation>z miejsca do najbliższej drogi, do {gap} m, pieszo {walking} km/h</translation>
    </message>
    <message>
      <source>up to {limit} times as many as by chance</source>
      <translation>do {limit} razy tyle, ile daje przypadek</translation>
    </message>
    <message>
      <source>up to {limit} {unit}</source>
      <translation>do {limit} {unit}</translation>
    </message>
    <message>
      <source>up to {n} days</source>
      <translation>do {n} dni</translation>
    </message>
    <message>
      <source>up to {standard}</source>
      <translation>do {standard}</translation>
    </message>
    <message>
      <source>valid, days after it</source>
      <translation>ważne, dni po nim</translation>
    </message>
    <message>
      <source>visit of a citizen</source>
      <translation>wizyta mieszkańca</translation>
    </message>
    <message>
      <source>visits</source>
      <translation>wizyty</translation>
    </message>
    <message>
      <source>voivodeships</source>
      <translation>województwa</translation>
    </message>
    <message>
      <source>waits behind another</source>
      <translation>czeka za inną</translation>
    </message>
    <message>
      <source>waits for the store</source>
      <translation>czeka na magazyn</translation>
    </message>
    <message>
      <source>way</source>
      <translation>droga</translation>
    </message>
    <message>
      <source>weekday</source>
      <translation>dzień tygodnia</translation>
    </message>
    <message>
      <source>weekday and hour</source>
      <translation>dzień tygodnia i godzina</translation>
    </message>
    <message>
      <source>weight</source>
      <translation>waga</translation>
    </message>
    <message>
      <source>weight of «{layer}» {change}</source>
      <translation>waga warstwy „{layer}” {change}</translation>
    </message>
    <message>
      <source>weights corrected (Diggle)</source>
      <translation>poprawka wag (Diggle)</translation>
    </message>
    <message>
      <source>weights divided by the share of their kernel inside the study area (Diggle), which keeps the sum</source>
      <translation>wagi dzielone przez część ich jądra leżącą w obszarze badania (Diggle), co zachowuje sumę</translation>
    </message>
    <message>
      <source>what stands there for a folder is a file</source>
      <translation>w tej ścieżce zamiast folderu jest plik</translation>
    </message>
    <message>
      <source>where fewer than {n} reports lie within half the radius: {share} % of the area</source>
      <translation>gdzie w połowie promienia jest mniej zgłoszeń niż {n}: {share} % obszaru</translation>
    </message>
    <message>
      <source>where it may have moved to, less its control</source>
      <translation>gdzie mogło się przenieść, minus kontrola</translation>
    </message>
    <message>
      <source>whole map</source>
      <translation>cała mapa</translation>
    </message>
    <message>
      <source>whole streets</source>
      <translation>całe ulice</translation>
    </message>
    <message>
      <source>why</source>
      <translation>powód</translation>
    </message>
    <message>
      <source>width, m</source>
      <translation>szerokość, m</translation>
    </message>
    <message>
      <source>with a known hour</source>
      <translation>ze znaną godziną</translation>
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
      <source>with words: {n} of {all}</source>
      <translation>ze słowami: {n} z {all}</translation>
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
      <source>within the limit / limit passed</source>
      <translation>w terminie / termin minął</translation>
    </message>
    <message>
      <source>within the standard, %</source>
      <translation>w standardzie, %</translation>
    </message>
    <message>
      <source>without a category</source>
      <translation>bez kategorii</translation>
    </message>
    <message>
      <source>without a category: {n}</source>
      <translation>bez kategorii: {n}</translation>
    </message>
    <message>
      <source>without a geometry: {n}</source>
      <translation>bez geometrii: {n}</translation>
    </message>
    <message>
      <source>without a readable time: {n}</source>
      <translation>bez czytelnego czasu: {n}</translation>
    </message>
    <message>
      <source>without a time that can be read: {n}</source>
      <translation>punkty bez czytelnego czasu: {n}</translation>
    </message>
    <message>
      <source>without a weight: {n}</source>
      <translation>bez wagi: {n}</translation>
    </message>
    <message>
      <source>without words</source>
      <translation>bez słów</translation>
    </message>
    <message>
      <source>working day between two free ones</source>
      <translation>dzień roboczy między dwoma wolnymi</translation>
    </message>
    <message>
      <source>working days and weekends apart</source>
      <translation>dni robocze i weekendy osobno</translation>
    </message>
    <message>
      <source>would be accepted</source>
      <translation>do przyjęcia</translation>
    </message>
    <message>
      <source>would be rejected</source>
      <translation>do odrzucenia</translation>
    </message>
    <message>
      <source>write the note</source>
      <translation>napisz notatkę</translation>
    </message>
    <message>
      <source>x (easting, longitude)</source>
      <translation>x (na wschód, długość)</translation>
    </message>
    <message>
      <source>x: {x}, y: {y}. Axes exchanged in the whole file are noticed and put right.</source>
      <translation>x: {x}, y: {y}. Osie zamienione w całym pliku są wykrywane i poprawiane.</translation>
    </message>
    <message>
      <source>y (northing, latitude)</source>
      <translation>y (na północ, szerokość)</translation>
    </message>
    <message>
      <source>year</source>
      <translation>rok</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>tak</translation>
    </message>
    <message>
      <source>yesterday</source>
      <translation>wczoraj</translation>
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
      <source>z of Gi* in the last step</source>
      <translation>wartość z statystyki Gi* w ostatnim kroku</translation>
    </message>
    <message>
      <source>z of I</source>
      <translation>z dla I</translation>
    </message>
    <message>
      <source>z, last step</source>
      <translation>z, ostatni krok</translation>
    </message>
    <message>
      <source>zoom to it and flash it</source>
      <translation>przybliż i podświetl na mapie</translation>
    </message>
    <message>
      <source>{all}; or codes, separated by commas</source>
      <translation>{all}; albo kody oddzielone przecinkami</translation>
    </message>
    <message>
      <source>{answer} The import is done, but the rejected rows could not be written to «{path}»: is the disk full? Make room and import again: what was accepted is known then, and the rejected rows come out again.</source>
      <translation>{answer} Import jest wykonany, ale odrzuconych wierszy nie udało się zapisać w „{path}”: może brakuje miejsca na dysku. Zwolnij miejsce i zaimportuj ponownie: przyjęte wiersze będą już znane, a odrzucone zostaną podane jeszcze raz.</translation>
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
      <source>{band} m: at this distance the neighbours of a cell tell most about it (correlation {correlation}; Moran's I = {moran}, z = {z})</source>
      <translation>{band} m: przy tej odległości sąsiedzi mówią o komórce najwięcej (korelacja {correlation}; I Morana = {moran}, z = {z})</translation>
    </message>
    <message>
      <source>{band} m: given</source>
      <translation>{band} m: podano</translation>
    </message>
    <message>
      <source>{band} m: no scale stands out (Moran's I = {moran}, z = {z}), so the cells that touch are the neighbours</source>
      <translation>{band} m: żadna skala się nie wyróżnia (I Morana = {moran}, z = {z}), więc sąsiadami są komórki, które się stykają</translation>
    </message>
    <message>
      <source>{begin} to {end}</source>
      <translation>od {begin} do {end}</translation>
    </message>
    <message>
      <source>{category} (needs a description)</source>
      <translation>{category} (wymaga opisu)</translation>
    </message>
    <message>
      <source>{certificate} Value {value}, bound {bound}; {solver}; {seconds} s of {limit} s.</source>
      <translation>{certificate} Wartość {value}, ograniczenie {bound}; {solver}; {seconds} s z {limit} s.</translation>
    </message>
    <message>
      <source>{change} (from {low})</source>
      <translation>{change} (od {low})</translation>
    </message>
    <message>
      <source>{column} holds both coordinates of a place.</source>
      <translation>{column} zawiera obie współrzędne miejsca.</translation>
    </message>
    <message>
      <source>{column} holds dates.</source>
      <translation>{column} zawiera daty.</translation>
    </message>
    <message>
      <source>{column} holds the hour of the day.</source>
      <translation>{column} zawiera godzinę.</translation>
    </message>
    <message>
      <source>{column} is named so, and {share} % of its values are dates.</source>
      <translation>Tak wskazuje nazwa {column}; daty to {share} % wartości.</translation>
    </message>
    <message>
      <source>{column} is named so.</source>
      <translation>Tak wskazuje nazwa {column}.</translation>
    </message>
    <message>
      <source>{column} stands above the header and holds for all rows.</source>
      <translation>{column} stoi nad nagłówkiem i dotyczy wszystkich wierszy.</translation>
    </message>
    <message>
      <source>{column}: {n} of {all} values are TERYT codes.</source>
      <translation>{column}: kody TERYT to {n} z {all} wartości.</translation>
    </message>
    <message>
      <source>{column}: {n} of {all} values are categories that the store knows.</source>
      <translation>{column}: kategorie znane magazynowi to {n} z {all} wartości.</translation>
    </message>
    <message>
      <source>{column}: {n} of {all} values are statuses that the store knows.</source>
      <translation>{column}: statusy znane magazynowi to {n} z {all} wartości.</translation>
    </message>
    <message>
      <source>{correction}, over all {n} cells and steps</source>
      <translation>{correction}, dla wszystkich komórek i kroków (liczba: {n})</translation>
    </message>
    <message>
      <source>{count} invented reports of the garrison {garrison} were written.</source>
      <translation>Zapisano wymyślone zgłoszenia garnizonu {garrison}, liczba: {count}.</translation>
    </message>
    <message>
      <source>{days} days from the report to the decision. The decision's time is the last change of the report if the layer has no better one: a later change, such as an elimination, makes it look late.</source>
      <translation>{days} dni od zgłoszenia do rozstrzygnięcia. Czas rozstrzygnięcia to ostatnia zmiana zgłoszenia, jeśli warstwa nie ma lepszego: późniejsza zmiana, na przykład wyeliminowanie, sprawia, że wygląda na spóźnione.</translation>
    </message>
    <message>
      <source>{days} days, included</source>
      <translation>w dniach: {days}, włącznie</translation>
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
      <source>{edge} days or more</source>
      <translation>dni: {edge} lub więcej</translation>
    </message>
    <message>
      <source>{edge} m or more</source>
      <translation>{edge} m lub więcej</translation>
    </message>
    <message>
      <source>{field} of all rows</source>
      <translation>{field} we wszystkich wierszach</translation>
    </message>
    <message>
      <source>{file} lacks these columns of the profile: {names}. Choose others, or leave them out.</source>
      <translation>W {file} brakuje kolumn profilu: {names}. Wybierz inne albo pomiń je.</translation>
    </message>
    <message>
      <source>{first} (days: {n1}) and {second} (days: {n2})</source>
      <translation>{first} (dni: {n1}) i {second} (dni: {n2})</translation>
    </message>
    <message>
      <source>{first} to {last} days</source>
      <translation>dni: od {first} do {last}</translation>
    </message>
    <message>
      <source>{first} → {second}, R = {radius} m</source>
      <translation>{first} → {second}, R = {radius} m</translation>
    </message>
    <message>
      <source>{first} → {second}, R = {radius} m, without the change of the whole</source>
      <translation>{first} → {second}, R = {radius} m, bez zmiany całości</translation>
    </message>
    <message>
      <source>{first}–{last} days</source>
      <translation>{first}–{last} dni</translation>
    </message>
    <message>
      <source>{function}: «{value}» cannot be read.</source>
      <translation>{function}: nie można odczytać „{value}”.</translation>
    </message>
    <message>
      <source>{kernel}, R = {radius} m, simulations: {n}</source>
      <translation>jądro {kernel}, R = {radius} m, symulacje: {n}</translation>
    </message>
    <message>
      <source>{kernel}; a Gaussian of the same spread has sigma = {sigma} m</source>
      <translation>{kernel}; krzywa Gaussa o tym samym rozrzucie ma sigma = {sigma} m</translation>
    </message>
    <message>
      <source>{kmh} km/h</source>
      <translation>{kmh} km/h</translation>
    </message>
    <message>
      <source>{kmh} km/h along straight lines × {detour}</source>
      <translation>{kmh} km/h po liniach prostych × {detour}</translation>
    </message>
    <message>
      <source>{k} of {n} decided, {days} days; {level}: {low}–{high}</source>
      <translation>{k} z {n} rozstrzygniętych, {days} dni; {level}: {low}–{high}</translation>
    </message>
    <message>
      <source>{label}: there is no layer and no file {value}, or it cannot be opened.</source>
      <translation>{label}: nie ma warstwy ani pliku {value} albo nie można go otworzyć.</translation>
    </message>
    <message>
      <source>{label}: {value} cannot be its value.</source>
      <translation>{label}: {value} nie może być wartością.</translation>
    </message>
    <message>
      <source>{low} to {high}</source>
      <translation>od {low} do {high}</translation>
    </message>
    <message>
      <source>{low}–{high} days</source>
      <translation>dni: {low}–{high}</translation>
    </message>
    <message>
      <source>{low}–{high}, as everywhere</source>
      <translation>{low}–{high}, jak wszędzie</translation>
    </message>
    <message>
      <source>{metres} m from {place}</source>
      <translation>{metres} m od: {place}</translation>
    </message>
    <message>
      <source>{minutes} min, visits of {dwell} min</source>
      <translation>{minutes} min, wizyty po {dwell} min</translation>
    </message>
    <message>
      <source>{named} attachments named: {accepted} accepted, {known} known already, {refused} refused.</source>
      <translation>Wskazane załączniki: {named}. Przyjęto {accepted}, znanych już wcześniej {known}, odrzucono {refused}.</translation>
    </message>
    <message>
      <source>{names}: no scale stands out (Moran's I = {moran}, z = {z})</source>
      <translation>{names}: żadna skala się nie wyróżnia (I Morana = {moran}, z = {z})</translation>
    </message>
    <message>
      <source>{names}: they tell most about an area (correlation {correlation}; Moran's I = {moran}, z = {z})</source>
      <translation>{names}: mówią o obszarze najwięcej (korelacja {correlation}; I Morana = {moran}, z = {z})</translation>
    </message>
    <message>
      <source>{name} (comes with KMZB)</source>
      <translation>{name} (z wtyczki)</translation>
    </message>
    <message>
      <source>{name} (demo, synthetic data)</source>
      <translation>{name} (demo, dane syntetyczne)</translation>
    </message>
    <message>
      <source>{name} (one of your own)</source>
      <translation>{name} (własny)</translation>
    </message>
    <message>
      <source>{name}: events</source>
      <translation>{name}: zdarzenia</translation>
    </message>
    <message>
      <source>{name}: pairs</source>
      <translation>{name}: pary</translation>
    </message>
    <message>
      <source>{name}: points</source>
      <translation>{name}: punkty</translation>
    </message>
    <message>
      <source>{name}: risk zones</source>
      <translation>{name}: strefy zagrożenia</translation>
    </message>
    <message>
      <source>{name}: table</source>
      <translation>{name}: tabela</translation>
    </message>
    <message>
      <source>{name}: the file is missing</source>
      <translation>{name}: brak pliku</translation>
    </message>
    <message>
      <source>{name}: uncovered</source>
      <translation>{name}: niepokryte</translation>
    </message>
    <message>
      <source>{name}: who goes where</source>
      <translation>{name}: kto dokąd należy</translation>
    </message>
    <message>
      <source>{number}: {status}</source>
      <translation>{number}: {status}</translation>
    </message>
    <message>
      <source>{n} (proposed)</source>
      <translation>{n} (propozycja)</translation>
    </message>
    <message>
      <source>{n} consecutive</source>
      <translation>kolejne: {n}</translation>
    </message>
    <message>
      <source>{n} days</source>
      <translation>dni: {n}</translation>
    </message>
    <message>
      <source>{n} diminishing</source>
      <translation>słabnące: {n}</translation>
    </message>
    <message>
      <source>{n} hours</source>
      <translation>{n} godz.</translation>
    </message>
    <message>
      <source>{n} intensifying</source>
      <translation>nasilające się: {n}</translation>
    </message>
    <message>
      <source>{n} km</source>
      <translation>{n} km</translation>
    </message>
    <message>
      <source>{n} m</source>
      <translation>{n} m</translation>
    </message>
    <message>
      <source>{n} months</source>
      <translation>{n} mies.</translation>
    </message>
    <message>
      <source>{n} nearest of each report, as the crow flies; those equally far share, and so do those at the same place.</source>
      <translation>najbliższe w linii prostej każdego zgłoszenia, liczba: {n}; równie odległe dzielą się udziałem, także te z tego samego miejsca.</translation>
    </message>
    <message>
      <source>{n} new</source>
      <translation>nowe: {n}</translation>
    </message>
    <message>
      <source>{n} of them since {day}</source>
      <translation>w tym {n} od {day}</translation>
    </message>
    <message>
      <source>{n} oscillating</source>
      <translation>oscylujące: {n}</translation>
    </message>
    <message>
      <source>{n} per km²</source>
      <translation>{n} na km²</translation>
    </message>
    <message>
      <source>{n} persistent</source>
      <translation>trwałe: {n}</translation>
    </message>
    <message>
      <source>{n} reports</source>
      <translation>zgłoszenia: {n}</translation>
    </message>
    <message>
      <source>{n} sporadic</source>
      <translation>sporadyczne: {n}</translation>
    </message>
    <message>
      <source>{n}+ reports: {share} % of all</source>
      <translation>{n}+ zgłoszeń: {share} % wszystkich</translation>
    </message>
    <message>
      <source>{n}+: {share} %</source>
      <translation>{n}+: {share} %</translation>
    </message>
    <message>
      <source>{n}, seed {seed}</source>
      <translation>{n}, ziarno {seed}</translation>
    </message>
    <message>
      <source>{organisation}, National Map of Safety Threats, as of {day}</source>
      <translation>{organisation}, Krajowa Mapa Zagrożeń Bezpieczeństwa, stan na {day}</translation>
    </message>
    <message>
      <source>{output} cannot be written to {place}. Choose another file, or make room on the disk.</source>
      <translation>{output}: nie można zapisać do {place}. Wybierz inny plik albo zrób miejsce na dysku.</translation>
    </message>
    <message>
      <source>{output} needs a layer of areas: fill in AREAS, or leave {output} empty.</source>
      <translation>{output} wymaga warstwy obszarów: wypełnij AREAS albo zostaw {output} puste.</translation>
    </message>
    <message>
      <source>{parameter} has the unknown code «{code}». Known: {known}.</source>
      <translation>{parameter}: nieznany kod „{code}”. Znane: {known}.</translation>
    </message>
    <message>
      <source>{parameter} has {n} edges; the most are {most}. Choose wider bands.</source>
      <translation>{parameter}, liczba granic: {n}; największa dopuszczalna to {most}. Wybierz szersze przedziały.</translation>
    </message>
    <message>
      <source>{parameter} is empty. Write ascending upper edges, for example {example}.</source>
      <translation>{parameter} jest puste. Podaj rosnące górne granice, na przykład {example}.</translation>
    </message>
    <message>
      <source>{percent} % in {share} % of the places</source>
      <translation>{percent} % w {share} % miejsc</translation>
    </message>
    <message>
      <source>{percent} % of the reports lie in {share} % of the places: {n} of {all}.</source>
      <translation>{percent} % zgłoszeń przypada na {share} % miejsc: {n} z {all}.</translation>
    </message>
    <message>
      <source>{permutations} permutations work with up to {most} neighbours; here a place has {n}. Take fewer.</source>
      <translation>Liczba permutacji {permutations} jest możliwa, gdy liczba sąsiadów nie przekracza {most}, a tu jedno z miejsc ma ich {n}. Podaj mniej permutacji.</translation>
    </message>
    <message>
      <source>{places} cells in {steps} steps are more than {most} bins. Choose cells {factor} times as large, or a STEP of at least {days} days.</source>
      <translation>Liczba komórek {places} razy liczba kroków {steps} to więcej niż {most} pól kostki. Wybierz komórki {factor} razy większe albo STEP o długości co najmniej {days} dni.</translation>
    </message>
    <message>
      <source>{place} of {count}</source>
      <translation>{place} z {count}</translation>
    </message>
    <message>
      <source>{place}, {distance} km {direction}</source>
      <translation>{place}, {distance} km na {direction}</translation>
    </message>
    <message>
      <source>{radius} m, quartic: it spreads a report as widely as the neighbours of the test reach</source>
      <translation>{radius} m, jądro kwartyczne: rozkłada zgłoszenie tak szeroko, jak sięgają sąsiedzi w teście</translation>
    </message>
    <message>
      <source>{radius} m, with which the reports foretell each other best (likelihood)</source>
      <translation>{radius} m, przy którym zgłoszenia najlepiej przewidują się nawzajem (wiarygodność)</translation>
    </message>
    <message>
      <source>{radius} m, within which the typical report has {count} others (the square root of their number)</source>
      <translation>{radius} m, w którym liczba innych zgłoszeń wokół typowego zgłoszenia to {count} (pierwiastek z ich liczby)</translation>
    </message>
    <message>
      <source>{read} counts read: {accepted} accepted, {duplicate} known already, {rejected} not taken.</source>
      <translation>Wczytane liczby: {read}, w tym przyjęte: {accepted}, już znane: {duplicate}, nieprzyjęte: {rejected}.</translation>
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
      <source>{reason} Nothing was imported.</source>
      <translation>{reason} Nic nie wczytano.</translation>
    </message>
    <message>
      <source>{reports} invented reports around Radom. Nothing in them is real.</source>
      <translation>{reports} wymyślonych zgłoszeń z okolic Radomia. Nic w nich nie jest prawdziwe.</translation>
    </message>
    <message>
      <source>{rows} and others, {n} in all</source>
      <translation>{rows} i inne, razem {n}</translation>
    </message>
    <message>
      <source>{rows} rows: {accepted} accepted, {conflict} in conflict, {rejected} refused, {pending} pending.</source>
      <translation>Wiersze: {rows}, w tym przyjęte: {accepted}, w konflikcie: {conflict}, odrzucone: {rejected}, oczekujące: {pending}.</translation>
    </message>
    <message>
      <source>{said}, at most {days} days apart.</source>
      <translation>{said}, największy odstęp w dniach: {days}.</translation>
    </message>
    <message>
      <source>{samples} samples of {areas} areas are too many. Take at most {most}.</source>
      <translation>{samples} prób dla {areas} obszarów to za dużo. Najwyżej {most}.</translation>
    </message>
    <message>
      <source>{share} %</source>
      <translation>{share} %</translation>
    </message>
    <message>
      <source>{share} % of all</source>
      <translation>{share} % wszystkich</translation>
    </message>
    <message>
      <source>{shown} of {total}</source>
      <translation>{shown} z {total}</translation>
    </message>
    <message>
      <source>{simulations} simulations work with up to {most} categories; here there are {k}. Take fewer simulations, or leave out categories with the filter.</source>
      <translation>Przy tylu symulacjach ({simulations}) może być najwyżej {most} kategorii, a jest {k}. Wybierz mniej symulacji albo pomiń kategorie filtrem.</translation>
    </message>
    <message>
      <source>{size} MB</source>
      <translation>{size} MB</translation>
    </message>
    <message>
      <source>{size} kB</source>
      <translation>{size} kB</translation>
    </message>
    <message>
      <source>{size} m: given; {cells} cells, {each} reports each</source>
      <translation>{size} m: podano; liczba komórek {cells}, zgłoszeń na komórkę {each}</translation>
    </message>
    <message>
      <source>{size} m: {reason} (mean {mean} m, median {median} m, {places} places); {cells} cells, {each} reports each</source>
      <translation>{size} m: {reason} (średnia {mean} m, mediana {median} m, liczba miejsc {places}); liczba komórek {cells}, zgłoszeń na komórkę {each}</translation>
    </message>
    <message>
      <source>{start} to {station}: {length} in a straight line.</source>
      <translation>{start} do: {station} – {length} w linii prostej.</translation>
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
      <source>{stay} of {all}</source>
      <translation>{stay} z {all}</translation>
    </message>
    <message>
      <source>{stay} of {all} on average</source>
      <translation>średnio {stay} z {all}</translation>
    </message>
    <message>
      <source>{text} is taken for</source>
      <translation>{text} znaczy</translation>
    </message>
    <message>
      <source>{text}: no date that can be read</source>
      <translation>{text}: daty nie można odczytać</translation>
    </message>
    <message>
      <source>{times} (from {low})</source>
      <translation>{times} (od {low})</translation>
    </message>
    <message>
      <source>{times} times the expected</source>
      <translation>{times} razy tyle, ile oczekiwano</translation>
    </message>
    <message>
      <source>{title}, on A3 ({name})</source>
      <translation>{title}, A3 ({name})</translation>
    </message>
    <message>
      <source>{total} pairs of events are nearer than {edge} m; {most} are the most that memory allows. The largest last band of distance that works is {works} m; or choose fewer events by a filter.</source>
      <translation>Liczba par zdarzeń bliższych niż {edge} m: {total}; pamięć pozwala najwyżej na {most}. Największy możliwy ostatni przedział odległości to {works} m; można też filtrem wybrać mniej zdarzeń.</translation>
    </message>
    <message>
      <source>{total} pairs of events lie at the same location; {most} are the most that memory allows. Choose fewer events by a filter.</source>
      <translation>Liczba par zdarzeń w tym samym miejscu: {total}; pamięć pozwala najwyżej na {most}. Wybierz filtrem mniej zdarzeń.</translation>
    </message>
    <message>
      <source>{unit}, by chance on average</source>
      <translation>{unit}, średnio przy samym przypadku</translation>
    </message>
    <message>
      <source>{unit}, from which on p is at most 0.05 for the whole map</source>
      <translation>{unit}, od tej wartości p dla całej mapy wynosi najwyżej 0,05</translation>
    </message>
    <message>
      <source>{value} (found)</source>
      <translation>{value} (rozpoznano)</translation>
    </message>
    <message>
      <source>{value}, against the most even spread that so many reports allow (Bernasco and Steenbeek 2017)</source>
      <translation>{value}, względem najrówniejszego rozkładu, jaki jest możliwy przy tylu zgłoszeniach (Bernasco i Steenbeek 2017)</translation>
    </message>
    <message>
      <source>{value}, also comparable between areas with few places or reports</source>
      <translation>{value}, porównywalny także między terenami z małą liczbą miejsc lub zgłoszeń</translation>
    </message>
    <message>
      <source>{value}: 0 all places equal, 1 all in one</source>
      <translation>{value}: 0 wszystkie miejsca równe, 1 wszystko w jednym</translation>
    </message>
    <message>
      <source>{what} ({unit}), {kernel}, R = {radius} m</source>
      <translation>{what} ({unit}), jądro {kernel}, R = {radius} m</translation>
    </message>
    <message>
      <source>{what} ({unit}), {kernel}, adaptive, typically R = {radius} m</source>
      <translation>{what} ({unit}), jądro {kernel}, promień zmienny, typowo R = {radius} m</translation>
    </message>
    <message>
      <source>{what}, taken off the map</source>
      <translation>{what}: zdjęto z mapy</translation>
    </message>
    <message>
      <source>{width} × {height}</source>
      <translation>{width} × {height}</translation>
    </message>
    <message>
      <source>{x} and {y} are named like coordinates.</source>
      <translation>{x} i {y} mają nazwy współrzędnych.</translation>
    </message>
    <message>
      <source>{x} and {y} hold numbers that lie where places are expected.</source>
      <translation>{x} i {y} zawierają liczby, które wskazują miejsca tam, gdzie powinny leżeć.</translation>
    </message>
    <message>
      <source>{x} holds the eastings (or longitudes) and {y} the northings (or latitudes): so the places fit.</source>
      <translation>{x} zawiera współrzędne wschodnie (długość geograficzną), a {y} północne (szerokość): tak miejsca pasują.</translation>
    </message>
    <message>
      <source>«{category}» ({times})</source>
      <translation>„{category}” ({times})</translation>
    </message>
    <message>
      <source>«{category}», R = {radius} m, simulations: {n}</source>
      <translation>„{category}”, R = {radius} m, symulacje: {n}</translation>
    </message>
    <message>
      <source>«{first}» near «{second}» ({times} times as often)</source>
      <translation>„{first}” przy „{second}” ({times} raza częściej)</translation>
    </message>
    <message>
      <source>«{folder}» is not a folder that can be read. Choose another one.</source>
      <translation>„{folder}” nie jest folderem, który można odczytać. Wybierz inny.</translation>
    </message>
    <message>
      <source>«{key}» must be a list of columns</source>
      <translation>„{key}” musi być listą kolumn</translation>
    </message>
    <message>
      <source>«{key}» must be a list of texts</source>
      <translation>„{key}” musi być listą tekstów</translation>
    </message>
    <message>
      <source>«{key}» must be a text</source>
      <translation>„{key}” musi być tekstem</translation>
    </message>
    <message>
      <source>«{key}» must be a whole number</source>
      <translation>„{key}” musi być liczbą całkowitą</translation>
    </message>
    <message>
      <source>«{key}» must be an object</source>
      <translation>„{key}” musi być obiektem</translation>
    </message>
    <message>
      <source>«{key}» must be one character</source>
      <translation>„{key}” musi być jednym znakiem</translation>
    </message>
    <message>
      <source>«{layer}» has no field of TERYT codes. It has the fields {fields}. Nothing was imported.</source>
      <translation>„{layer}” nie ma pola z kodami TERYT. Ma pola {fields}. Niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>«{layer}»: features {read}, sites {sites}, without a place {lost}, at a place that is there {doubled}</source>
      <translation>„{layer}”: obiekty {read}, lokalizacje {sites}, bez położenia {lost}, w miejscu już wymienionym {doubled}</translation>
    </message>
    <message>
      <source>«{login}» administers the whole database server: no role and no scope binds that login. Give the person another one for the work in the store.</source>
      <translation>„{login}” administruje całym serwerem baz danych: żadna rola ani zakres nie ogranicza tego loginu. Do pracy w magazynie nadaj tej osobie inny.</translation>
    </message>
    <message>
      <source>«{login}» cannot be a login. Use small letters, digits, dots, hyphens; begin with a letter, not with kmzb_ or pg_.</source>
      <translation>„{login}” nie może być loginem. Użyj małych liter, cyfr, kropek, łączników; zacznij od litery, nie od kmzb_ ani pg_.</translation>
    </message>
    <message>
      <source>«{login}» has no access to {store} any more.</source>
      <translation>„{login}” nie ma już dostępu do {store}.</translation>
    </message>
    <message>
      <source>«{login}» may read {store} within the scope {scope}, and: {roles}.</source>
      <translation>„{login}” może czytać {store} w zakresie {scope}, a także: {roles}.</translation>
    </message>
    <message>
      <source>«{name}»</source>
      <translation>„{name}”</translation>
    </message>
    <message>
      <source>«{name}» cannot be reached: there is no network, or no such server. Save its answer as a JSON file where there is one, and import that; nothing was imported.</source>
      <translation>Brak połączenia z „{name}”: nie ma sieci albo takiego serwera. Zapisz jego odpowiedź jako plik JSON tam, gdzie sieć jest, i zaimportuj ten plik; niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>«{name}» does not answer in time. Nothing was imported.</source>
      <translation>„{name}” nie odpowiada w wyznaczonym czasie. Niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>«{name}» does not fit the import profile «{profile}»: the columns {missing} are missing. The file has the columns {present}. Choose another profile or correct the header; nothing was imported.</source>
      <translation>„{name}” nie pasuje do profilu importu „{profile}”: brakuje kolumn {missing}. Kolumny w pliku: {present}. Wybierz inny profil albo popraw nagłówek; niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>«{name}» has a line of more than {size} MB: it is no table of text.</source>
      <translation>„{name}” zawiera linię dłuższą niż {size} MB: to nie jest tabela tekstowa.</translation>
    </message>
    <message>
      <source>«{name}» has no column of TERYT codes of areas. It has the columns {present}. Name the column TERYT, or name it in an import profile. Nothing was imported.</source>
      <translation>„{name}” nie ma kolumny z kodami TERYT obszarów. Ma kolumny {present}. Nazwij kolumnę TERYT albo podaj ją w profilu importu. Niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>«{name}» has no column of counts. It has the columns {present}. Nothing was imported.</source>
      <translation>„{name}” nie ma kolumny z liczbami. Ma kolumny {present}. Niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>«{name}» has no geometries and the profile «{profile}» names no columns for x and y.</source>
      <translation>„{name}” nie ma geometrii, a profil „{profile}” nie wskazuje kolumn x i y.</translation>
    </message>
    <message>
      <source>«{name}» has no row {row} that could hold the names of the columns.</source>
      <translation>„{name}” nie ma wiersza {row}, w którym mogłyby stać nazwy kolumn.</translation>
    </message>
    <message>
      <source>«{name}» has no rows. Nothing was imported.</source>
      <translation>„{name}” nie ma wierszy. Niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>«{name}» has no sheet «{sheet}». It has: {sheets}.</source>
      <translation>„{name}” nie ma arkusza „{sheet}”. Arkusze: {sheets}.</translation>
    </message>
    <message>
      <source>«{name}» holds no service requests of Open311 GeoReport v2.</source>
      <translation>„{name}” nie zawiera zgłoszeń Open311 GeoReport v2.</translation>
    </message>
    <message>
      <source>«{name}» is empty.</source>
      <translation>Plik „{name}” jest pusty.</translation>
    </message>
    <message>
      <source>«{name}» is no JSON: {reason}.</source>
      <translation>„{name}” nie jest w formacie JSON: {reason}.</translation>
    </message>
    <message>
      <source>«{name}» is no file of the kind that it is said to be. It is not opened.</source>
      <translation>Plik „{name}” nie jest tego rodzaju, za jaki jest podany. Nie zostanie otwarty.</translation>
    </message>
    <message>
      <source>«{name}» is not in the store any more.</source>
      <translation>Pliku „{name}” nie ma już w magazynie.</translation>
    </message>
    <message>
      <source>«{name}» is not what came with the report: its checksum differs.</source>
      <translation>Plik „{name}” nie jest tym, który dołączono do zgłoszenia: ma inną sumę kontrolną.</translation>
    </message>
    <message>
      <source>«{name}» is opened by another program.</source>
      <translation>Plik „{name}” otworzy inny program.</translation>
    </message>
    <message>
      <source>«{name}» is too large to import at once: with the memory that is free now it may have {rows} rows. Divide it and import the parts one after another; nothing was imported.</source>
      <translation>„{name}” ma za dużo wierszy na jeden import: przy wolnej teraz pamięci może ich być {rows}. Podziel dane i zaimportuj części po kolei; niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>«{name}» lacks the columns {missing} that the import profile names. It has the columns {present}. Nothing was imported.</source>
      <translation>W „{name}” brakuje kolumn {missing}, które podaje profil importu. Ma kolumny {present}. Niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>«{name}» lacks the fields {missing}. It has the fields {present}. Nothing was imported.</source>
      <translation>W „{name}” brakuje pól {missing}. Są pola: {present}. Niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>«{name}» may hold personal data. Why do you need it? Your reason is logged.</source>
      <translation>Plik „{name}” może zawierać dane osobowe. Do czego jest potrzebny? Podany powód zostanie zapisany w dzienniku.</translation>
    </message>
    <message>
      <source>«{name}» refuses: it answers with HTTP {status}. Nothing was imported.</source>
      <translation>„{name}” odmawia: odpowiada kodem HTTP {status}. Niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>«{part}» in {parameter} is no number. Write ascending upper edges, for example {example}.</source>
      <translation>„{part}” w {parameter} nie jest liczbą. Podaj rosnące górne granice, na przykład {example}.</translation>
    </message>
    <message>
      <source>«{path}» cannot be written: {reason}. Choose another place.</source>
      <translation>Nie można zapisać „{path}”: {reason}. Wybierz inne miejsce.</translation>
    </message>
    <message>
      <source>«{path}» cannot be written: {reason}. Choose another place; nothing was imported.</source>
      <translation>Nie można zapisać „{path}”: {reason}. Wybierz inne miejsce; niczego nie zaimportowano.</translation>
    </message>
    <message>
      <source>«{path}» could not be written: {reason}. Choose another place. A file that was there before has stayed as it was.</source>
      <translation>Nie udało się zapisać „{path}”: {reason}. Wybierz inne miejsce. Plik, który tam był wcześniej, pozostał bez zmian.</translation>
    </message>
    <message>
      <source>«{path}» is a folder, and a store is a file. Choose the file.</source>
      <translation>„{path}” to folder, a magazyn jest plikiem. Wskaż plik.</translation>
    </message>
    <message>
      <source>«{path}» is a folder. Choose a file.</source>
      <translation>„{path}” to folder. Wskaż plik.</translation>
    </message>
    <message>
      <source>«{path}» is a folder. Write the name of a file.</source>
      <translation>„{path}” jest folderem. Podaj nazwę pliku.</translation>
    </message>
    <message>
      <source>«{path}» is already there. Choose another name.</source>
      <translation>„{path}” już istnieje. Wybierz inną nazwę.</translation>
    </message>
    <message>
      <source>«{path}» is the file that is imported. Choose another one to write to.</source>
      <translation>„{path}” to plik, który jest importowany. Wybierz inny plik do zapisu.</translation>
    </message>
    <message>
      <source>«{path}» is too large for a profile</source>
      <translation>„{path}” jest za duży jak na profil</translation>
    </message>
    <message>
      <source>«{source}»: {total} in all, number of places {n}; without a rate is {share} % of the area, where less than {least} of it lies within the radius (density × π · radius²).</source>
      <translation>„{source}”: suma {total}, liczba miejsc {n}; bez wskaźnika jest {share} % obszaru, tam gdzie w promieniu leży mniej niż {least} (gęstość × π · promień²).</translation>
    </message>
    <message>
      <source>«{store}» is no database. People have logins in a PostgreSQL store: postgresql://server/database.</source>
      <translation>„{store}” nie jest bazą danych. Osoby mają loginy w magazynie PostgreSQL: postgresql://serwer/baza.</translation>
    </message>
    <message>
      <source>«{text}» cannot part values. A delimiter is one character.</source>
      <translation>„{text}” nie może rozdzielać wartości. Separator to jeden znak.</translation>
    </message>
    <message>
      <source>«{text}» cannot stand in the configuration of a server. Leave out spaces, quotes, semicolons, braces and dollar signs.</source>
      <translation>„{text}” nie może stać w konfiguracji serwera. Pomiń odstępy, cudzysłowy, średniki, nawiasy klamrowe i znaki dolara.</translation>
    </message>
    <message>
      <source>«{text}» is in the future, and what is not due yet must not go.</source>
      <translation>„{text}” leży w przyszłości, a to, czego termin nie minął, nie może zniknąć.</translation>
    </message>
    <message>
      <source>«{text}» is no TERYT code.</source>
      <translation>„{text}” nie jest kodem TERYT.</translation>
    </message>
    <message>
      <source>«{text}» is no date. Write it as 2026-01-31.</source>
      <translation>„{text}” nie jest datą. Zapisz ją tak: 2026-01-31.</translation>
    </message>
    <message>
      <source>«{text}» is no number.</source>
      <translation>„{text}” nie jest liczbą.</translation>
    </message>
    <message>
      <source>«{text}» is no year, half, quarter or month.</source>
      <translation>„{text}” nie jest rokiem, półroczem, kwartałem ani miesiącem.</translation>
    </message>
    <message>
      <source>«{text}» is not one category. Choose it from the list.</source>
      <translation>„{text}” nie wskazuje jednej kategorii. Wybierz ją z listy.</translation>
    </message>
    <message>
      <source>«{to}» needs a note.</source>
      <translation>Status „{to}” wymaga notatki.</translation>
    </message>
    <message>
      <source>× the overall share</source>
      <translation>× udział ogólny</translation>
    </message>
    <message>
      <source>“{text}”</source>
      <translation>„{text}”</translation>
    </message>
    <message>
      <source>“{text}” is taken off the map. U keeps it.</source>
      <translation>„{text}” znika z mapy. U przywraca.</translation>
    </message>
    <message>
      <source>√2 standard deviations along the main axes; it holds 63 % of a normal scatter.</source>
      <translation>√2 odchylenia standardowego wzdłuż osi głównych; obejmuje 63 % rozrzutu normalnego.</translation>
    </message>
    <message>
      <source>✓ It answers: {name}. You are {login} and may: {rights}.</source>
      <translation>✓ Odpowiada: {name}. Jesteś {login} i wolno Ci: {rights}.</translation>
    </message>
  </context>
  <context>
    <name>KmzbAttachments</name>
    <message>
      <source>&amp;Close</source>
      <translation>&amp;Zamknij</translation>
    </message>
    <message>
      <source>&amp;Files that came with the report:</source>
      <translation>&amp;Pliki dołączone do zgłoszenia:</translation>
    </message>
    <message>
      <source>&amp;Open…</source>
      <translation>&amp;Otwórz…</translation>
    </message>
    <message>
      <source>&amp;Save as…</source>
      <translation>Zapisz &amp;jako…</translation>
    </message>
    <message>
      <source>Asks for the reason, and the store logs it</source>
      <translation>Pyta o powód, a magazyn go odnotowuje</translation>
    </message>
    <message>
      <source>Attachments</source>
      <translation>Załączniki</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Zamknij</translation>
    </message>
    <message>
      <source>Files that came with the report</source>
      <translation>Pliki dołączone do zgłoszenia</translation>
    </message>
    <message>
      <source>Open the file chosen, which is logged</source>
      <translation>Otwórz wybrany plik, co zostanie odnotowane</translation>
    </message>
    <message>
      <source>Puts a copy where you choose; the store logs that it left</source>
      <translation>Zapisuje kopię we wskazanym miejscu; magazyn odnotowuje jej wydanie</translation>
    </message>
    <message>
      <source>Save the file chosen, which is logged</source>
      <translation>Zapisz wybrany plik, co zostanie odnotowane</translation>
    </message>
  </context>
  <context>
    <name>KmzbBaseMap</name>
    <message>
      <source>&amp;Address</source>
      <translation>A&amp;dres</translation>
    </message>
    <message>
      <source>&amp;Source to name</source>
      <translation>Podawane ź&amp;ródło</translation>
    </message>
    <message>
      <source>Address of the base map</source>
      <translation>Adres mapy podkładowej</translation>
    </message>
    <message>
      <source>Base map of the unit</source>
      <translation>Mapa podkładowa jednostki</translation>
    </message>
    <message>
      <source>Source to name on maps</source>
      <translation>Źródło podawane na mapach</translation>
    </message>
    <message>
      <source>Tiles, as https://server/{z}/{x}/{y}.png, or a WMS, as https://server/wms?LAYERS=name.</source>
      <translation>Kafelki, np. https://serwer/{z}/{x}/{y}.png, albo WMS, np. https://serwer/wms?LAYERS=nazwa.</translation>
    </message>
    <message>
      <source>What is wrong with the address</source>
      <translation>Co jest nie tak z adresem</translation>
    </message>
  </context>
  <context>
    <name>KmzbCard</name>
    <message>
      <source>Assign the threat to me, or give it back</source>
      <translation>Przydziel mi zagrożenie albo oddaj je</translation>
    </message>
    <message>
      <source>Assign to me, or give back (M)</source>
      <translation>Przydziel mi albo oddaj (M)</translation>
    </message>
    <message>
      <source>Correct category, place or position</source>
      <translation>Popraw kategorię, miejsce lub położenie</translation>
    </message>
    <message>
      <source>Correct category, place or position (E)</source>
      <translation>Popraw kategorię, miejsce lub położenie (E)</translation>
    </message>
    <message>
      <source>History</source>
      <translation>Historia</translation>
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
      <source>Mine</source>
      <translation>Moje</translation>
    </message>
    <message>
      <source>No&amp;te</source>
      <translation>&amp;Notatka</translation>
    </message>
    <message>
      <source>Note a visit to the place just now, with the note if there is one</source>
      <translation>Odnotuj wizytę na miejscu, z notatką, jeśli jest</translation>
    </message>
    <message>
      <source>Note to the decision</source>
      <translation>Notatka do decyzji</translation>
    </message>
    <message>
      <source>Notes that somebody has been there just now; the status stays (V)</source>
      <translation>Odnotowuje, że ktoś właśnie był na miejscu; status się nie zmienia (V)</translation>
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
      <source>Reaso&amp;n</source>
      <translation>Powó&amp;d</translation>
    </message>
    <message>
      <source>Reason for the decision</source>
      <translation>Powód decyzji</translation>
    </message>
    <message>
      <source>Remark</source>
      <translation>Adnotacja</translation>
    </message>
    <message>
      <source>Same category, within 150 m and 30 days; C makes one case of them</source>
      <translation>Ta sama kategoria, do 150 m i 30 dni; C łączy je w jedną sprawę</translation>
    </message>
    <message>
      <source>Save the note as a remark, without a decision</source>
      <translation>Zapisz notatkę jako adnotację, bez decyzji</translation>
    </message>
    <message>
      <source>Show description…</source>
      <translation>Pokaż opis…</translation>
    </message>
    <message>
      <source>Show the description in clear, which is logged</source>
      <translation>Pokaż pełny opis, co zostanie odnotowane</translation>
    </message>
    <message>
      <source>Similar reports nearby</source>
      <translation>Podobne zgłoszenia w pobliżu</translation>
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
      <source>Template</source>
      <translation>Szablon</translation>
    </message>
    <message>
      <source>The whole text; asks for the reason, and the store logs it (D)</source>
      <translation>Cały tekst; pyta o powód, a magazyn go odnotowuje (D)</translation>
    </message>
    <message>
      <source>Visit</source>
      <translation>Wizyta</translation>
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
    <name>KmzbCorrection</name>
    <message>
      <source>&amp;Category</source>
      <translation>&amp;Kategoria</translation>
    </message>
    <message>
      <source>&amp;Note: why it is corrected (needed)</source>
      <translation>&amp;Notatka: powód poprawki (wymagana)</translation>
    </message>
    <message>
      <source>&amp;Place</source>
      <translation>&amp;Miejsce</translation>
    </message>
    <message>
      <source>C&amp;ancel</source>
      <translation>&amp;Anuluj</translation>
    </message>
    <message>
      <source>Category; type a part of its name</source>
      <translation>Kategoria; wpisz część nazwy</translation>
    </message>
    <message>
      <source>Choose the position by a click on the map</source>
      <translation>Wskaż położenie na mapie</translation>
    </message>
    <message>
      <source>Click on the map where it is; click again to move it</source>
      <translation>Kliknij na mapie właściwe miejsce; kolejne kliknięcie je zmienia</translation>
    </message>
    <message>
      <source>Close without correcting</source>
      <translation>Zamknij bez poprawiania</translation>
    </message>
    <message>
      <source>Co&amp;rrect</source>
      <translation>&amp;Popraw</translation>
    </message>
    <message>
      <source>Correct the report</source>
      <translation>Poprawka zgłoszenia</translation>
    </message>
    <message>
      <source>Ctrl+Enter</source>
      <translation>Ctrl+Enter</translation>
    </message>
    <message>
      <source>Easting and northing, or latitude and longitude</source>
      <translation>Współrzędne wschodnia i północna albo szerokość i długość</translation>
    </message>
    <message>
      <source>Hand the correction in</source>
      <translation>Przekaż poprawkę</translation>
    </message>
    <message>
      <source>On the &amp;map</source>
      <translation>Na mapi&amp;e</translation>
    </message>
    <message>
      <source>P&amp;osition</source>
      <translation>P&amp;ołożenie</translation>
    </message>
    <message>
      <source>Street or place in words</source>
      <translation>Ulica lub opis miejsca</translation>
    </message>
    <message>
      <source>What would change</source>
      <translation>Co się zmieni</translation>
    </message>
    <message>
      <source>Why it is corrected</source>
      <translation>Powód poprawki</translation>
    </message>
  </context>
  <context>
    <name>KmzbDock</name>
    <message>
      <source>Anal&amp;yse</source>
      <translation>Ana&amp;lizuj</translation>
    </message>
    <message>
      <source>Analyse what the filter shows</source>
      <translation>Analizuj to, co pokazuje filtr</translation>
    </message>
    <message>
      <source>Choose the threat in the queue, or on the map.</source>
      <translation>Wybierz zagrożenie w kolejce albo na mapie.</translation>
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
      <source>Hot spots</source>
      <translation>Gorące punkty</translation>
    </message>
    <message>
      <source>Hot spots, densities and more, with the threats that the filter shows</source>
      <translation>Gorące punkty, gęstość i inne analizy zagrożeń, które pokazuje filtr</translation>
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
      <source>Menu of the store</source>
      <translation>Menu magazynu</translation>
    </message>
    <message>
      <source>No store is open</source>
      <translation>Nie otwarto magazynu</translation>
    </message>
    <message>
      <source>Open a store to work on its threats.</source>
      <translation>Otwórz magazyn, aby pracować nad zagrożeniami.</translation>
    </message>
    <message>
      <source>Order and groups of the queue</source>
      <translation>Kolejność i grupy kolejki</translation>
    </message>
    <message>
      <source>Queue</source>
      <translation>Kolejka</translation>
    </message>
    <message>
      <source>Queue and hot spots</source>
      <translation>Kolejka i gorące punkty</translation>
    </message>
    <message>
      <source>Queue of threats</source>
      <translation>Kolejka zagrożeń</translation>
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
    <message>
      <source>What can be done with the store: import, rules, close</source>
      <translation>Co można zrobić z magazynem: import, reguły, zamknięcie</translation>
    </message>
  </context>
  <context>
    <name>KmzbDrawing</name>
    <message>
      <source>&amp;Belongs to the threat chosen</source>
      <translation>&amp;Dotyczy wybranego zagrożenia</translation>
    </message>
    <message>
      <source>&amp;Text</source>
      <translation>&amp;Tekst</translation>
    </message>
    <message>
      <source>Drawing on the map</source>
      <translation>Rysunek na mapie</translation>
    </message>
    <message>
      <source>Text of the drawing</source>
      <translation>Tekst rysunku</translation>
    </message>
    <message>
      <source>The drawing belongs to the threat chosen</source>
      <translation>Rysunek dotyczy wybranego zagrożenia</translation>
    </message>
  </context>
  <context>
    <name>KmzbHotSpots</name>
    <message>
      <source>&amp;Find hot spots…</source>
      <translation>Z&amp;najdź gorące punkty…</translation>
    </message>
    <message>
      <source>Find hot spots</source>
      <translation>Znajdź gorące punkty</translation>
    </message>
    <message>
      <source>Find hot spots…</source>
      <translation>Znajdź gorące punkty…</translation>
    </message>
    <message>
      <source>Hot spo&amp;ts, the first to look at on top</source>
      <translation>&amp;Gorące punkty, najważniejsze na górze</translation>
    </message>
    <message>
      <source>La&amp;yer</source>
      <translation>Wars&amp;twa</translation>
    </message>
    <message>
      <source>Layer of hot spots</source>
      <translation>Warstwa gorących punktów</translation>
    </message>
    <message>
      <source>Layers of the project that hold ranked hot spots</source>
      <translation>Warstwy projektu z uszeregowanymi gorącymi punktami</translation>
    </message>
    <message>
      <source>No layer of the project holds hot spots. Find them in the reports that the map shows, or in any layer of points.</source>
      <translation>Żadna warstwa projektu nie zawiera gorących punktów. Wyznacz je ze zgłoszeń widocznych na mapie albo z dowolnej warstwy punktów.</translation>
    </message>
    <message>
      <source>Ranked hot spots</source>
      <translation>Uszeregowane gorące punkty</translation>
    </message>
    <message>
      <source>The hot spot chosen</source>
      <translation>Wybrany gorący punkt</translation>
    </message>
  </context>
  <context>
    <name>KmzbImportColumns</name>
    <message>
      <source>&amp;Keep…</source>
      <translation>Zac&amp;howaj…</translation>
    </message>
    <message>
      <source>&amp;Reference system</source>
      <translation>Układ &amp;odniesienia</translation>
    </message>
    <message>
      <source>&amp;Time format</source>
      <translation>Format &amp;czasu</translation>
    </message>
    <message>
      <source>&amp;Written below the description</source>
      <translation>Do&amp;pisz do opisu</translation>
    </message>
    <message>
      <source>Axes</source>
      <translation>Osie</translation>
    </message>
    <message>
      <source>Axes of the file</source>
      <translation>Osie pliku</translation>
    </message>
    <message>
      <source>Categories and statuses</source>
      <translation>Kategorie i statusy</translation>
    </message>
    <message>
      <source>Civil time of moments without a zone</source>
      <translation>Strefa czasowa dat bez strefy</translation>
    </message>
    <message>
      <source>Column of the ho&amp;ur</source>
      <translation>Kolumna &amp;godziny</translation>
    </message>
    <message>
      <source>Column of the hour of the day</source>
      <translation>Kolumna godziny zdarzenia</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>Kolumny</translation>
    </message>
    <message>
      <source>Columns that have no field of their own; else they are kept, but not shown</source>
      <translation>Kolumny bez własnego pola; inaczej są zachowane, lecz niewidoczne</translation>
    </message>
    <message>
      <source>Columns written below the description</source>
      <translation>Kolumny dopisywane pod opisem</translation>
    </message>
    <message>
      <source>E&amp;xchange x and y</source>
      <translation>Z&amp;amień x i y</translation>
    </message>
    <message>
      <source>Exchange the columns of x and y</source>
      <translation>Zamień kolumny x i y</translation>
    </message>
    <message>
      <source>How moments are written</source>
      <translation>Sposób zapisu dat</translation>
    </message>
    <message>
      <source>How moments of the file are read</source>
      <translation>Odczytanie dat z pliku</translation>
    </message>
    <message>
      <source>Import profile</source>
      <translation>Profil importu</translation>
    </message>
    <message>
      <source>Keep the profile under a name</source>
      <translation>Zachowaj profil pod nazwą</translation>
    </message>
    <message>
      <source>L&amp;oad…</source>
      <translation>Wczyta&amp;j…</translation>
    </message>
    <message>
      <source>Load a profile from a JSON file</source>
      <translation>Wczytaj profil z pliku JSON</translation>
    </message>
    <message>
      <source>One of the list, or a pattern such as %d/%m/%Y %H:%M</source>
      <translation>Z listy lub wzorzec, na przykład %d/%m/%Y %H:%M</translation>
    </message>
    <message>
      <source>Place and time</source>
      <translation>Miejsce i czas</translation>
    </message>
    <message>
      <source>Pro&amp;file</source>
      <translation>Pro&amp;fil</translation>
    </message>
    <message>
      <source>Read as</source>
      <translation>Odczytano</translation>
    </message>
    <message>
      <source>Reference system of the coordinates</source>
      <translation>Układ odniesienia współrzędnych</translation>
    </message>
    <message>
      <source>Sh&amp;are…</source>
      <translation>&amp;Udostępnij…</translation>
    </message>
    <message>
      <source>Time &amp;zone</source>
      <translation>&amp;Strefa czasowa</translation>
    </message>
    <message>
      <source>What the profile says</source>
      <translation>Treść profilu</translation>
    </message>
    <message>
      <source>Where the day and the hour stand in two columns</source>
      <translation>Gdy dzień i godzina są w dwóch kolumnach</translation>
    </message>
    <message>
      <source>Which column is what, as it was guessed, kept or shipped</source>
      <translation>Znaczenie kolumn: rozpoznane, zachowane lub dostarczone z wtyczką</translation>
    </message>
    <message>
      <source>Why this reference system</source>
      <translation>Dlaczego ten układ odniesienia</translation>
    </message>
    <message>
      <source>Write the profile into a JSON file for others</source>
      <translation>Zapisz profil do pliku JSON dla innych</translation>
    </message>
  </context>
  <context>
    <name>KmzbImportFile</name>
    <message>
      <source>&amp;Delimiter</source>
      <translation>&amp;Separator</translation>
    </message>
    <message>
      <source>&amp;Encoding</source>
      <translation>&amp;Kodowanie</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Plik</translation>
    </message>
    <message>
      <source>&amp;Layer</source>
      <translation>Wa&amp;rstwa</translation>
    </message>
    <message>
      <source>&amp;Plane</source>
      <translation>Płaszczyzn&amp;a</translation>
    </message>
    <message>
      <source>Delimiter between the values</source>
      <translation>Separator wartości</translation>
    </message>
    <message>
      <source>Encoding of the file</source>
      <translation>Kodowanie pliku</translation>
    </message>
    <message>
      <source>First rows of the file</source>
      <translation>Pierwsze wiersze pliku</translation>
    </message>
    <message>
      <source>Header &amp;row</source>
      <translation>Wiersz na&amp;główka</translation>
    </message>
    <message>
      <source>Import a file</source>
      <translation>Importuj plik</translation>
    </message>
    <message>
      <source>Import a layer of the project</source>
      <translation>Importuj warstwę projektu</translation>
    </message>
    <message>
      <source>Layer of the project</source>
      <translation>Warstwa projektu</translation>
    </message>
    <message>
      <source>Path of the file</source>
      <translation>Ścieżka pliku</translation>
    </message>
    <message>
      <source>Plane that the rows come from</source>
      <translation>Płaszczyzna, z której pochodzą wiersze</translation>
    </message>
    <message>
      <source>Previe&amp;w</source>
      <translation>Podg&amp;ląd</translation>
    </message>
    <message>
      <source>Row of the header, 0 where it is found out</source>
      <translation>Wiersz nagłówka, 0 to rozpoznanie</translation>
    </message>
    <message>
      <source>S&amp;heet</source>
      <translation>Ark&amp;usz</translation>
    </message>
    <message>
      <source>Sheet of the file</source>
      <translation>Arkusz pliku</translation>
    </message>
    <message>
      <source>So&amp;urce system</source>
      <translation>S&amp;ystem źródłowy</translation>
    </message>
    <message>
      <source>System that the ids of the rows come from</source>
      <translation>System, z którego pochodzą numery wierszy</translation>
    </message>
    <message>
      <source>Tells the ids of one system from those of another: always write the same for the same system</source>
      <translation>Odróżnia numery różnych systemów: dla tego samego systemu wpisuj zawsze to samo</translation>
    </message>
    <message>
      <source>What was noticed about the file</source>
      <translation>Uwagi o pliku</translation>
    </message>
    <message>
      <source>Where the rows come from: police systems, what was told to officers, or the public map</source>
      <translation>Skąd są wiersze: systemy policyjne, rozmowy z policjantami lub publiczna mapa</translation>
    </message>
  </context>
  <context>
    <name>KmzbImportResult</name>
    <message>
      <source>I&amp;mport another file</source>
      <translation>Importuj &amp;następny plik</translation>
    </message>
    <message>
      <source>Import another file</source>
      <translation>Importuj następny plik</translation>
    </message>
    <message>
      <source>Open the re&amp;port</source>
      <translation>Otwórz &amp;raport</translation>
    </message>
    <message>
      <source>Open the report of the import</source>
      <translation>Otwórz raport importu</translation>
    </message>
    <message>
      <source>Open the table of the rejected rows</source>
      <translation>Otwórz tabelę odrzuconych wierszy</translation>
    </message>
    <message>
      <source>Show the re&amp;jected rows</source>
      <translation>Pokaż odrzu&amp;cone wiersze</translation>
    </message>
  </context>
  <context>
    <name>KmzbImportTrial</name>
    <message>
      <source>Re&amp;jected rows</source>
      <translation>&amp;Odrzucone wiersze</translation>
    </message>
    <message>
      <source>Reasons with how many rows each</source>
      <translation>Powody z liczbą wierszy</translation>
    </message>
    <message>
      <source>Rejected rows</source>
      <translation>Odrzucone wiersze</translation>
    </message>
    <message>
      <source>Wh&amp;y rows would be rejected</source>
      <translation>Dlaczego wiersze &amp;byłyby odrzucone</translation>
    </message>
    <message>
      <source>What was notice&amp;d</source>
      <translation>Co za&amp;uważono</translation>
    </message>
    <message>
      <source>What was noticed</source>
      <translation>Co zauważono</translation>
    </message>
  </context>
  <context>
    <name>KmzbImportWizard</name>
    <message>
      <source>&amp;Back</source>
      <translation>&amp;Wstecz</translation>
    </message>
    <message>
      <source>&amp;Close</source>
      <translation>&amp;Zamknij</translation>
    </message>
    <message>
      <source>&amp;Next</source>
      <translation>&amp;Dalej</translation>
    </message>
    <message>
      <source>&amp;Stop</source>
      <translation>Zatrzy&amp;maj</translation>
    </message>
    <message>
      <source>Back to the step before</source>
      <translation>Do poprzedniego kroku</translation>
    </message>
    <message>
      <source>Close the window</source>
      <translation>Zamknij okno</translation>
    </message>
    <message>
      <source>Import threats</source>
      <translation>Import zagrożeń</translation>
    </message>
    <message>
      <source>On to the next step</source>
      <translation>Do następnego kroku</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Postęp</translation>
    </message>
    <message>
      <source>Steps of the import</source>
      <translation>Kroki importu</translation>
    </message>
    <message>
      <source>Stop what is being done</source>
      <translation>Zatrzymaj to, co trwa</translation>
    </message>
    <message>
      <source>What is wrong</source>
      <translation>Co jest nie tak</translation>
    </message>
  </context>
  <context>
    <name>KmzbOpenStore</name>
    <message>
      <source>&amp;Address</source>
      <translation>A&amp;dres</translation>
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
      <translation>Ostat&amp;nie</translation>
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
      <translation>Por&amp;t</translation>
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
      <source>Test co&amp;nnection</source>
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
  <context>
    <name>KmzbOptions</name>
    <message>
      <source>&amp;Forget</source>
      <translation>&amp;Zapomnij</translation>
    </message>
    <message>
      <source>&amp;Open the last store when QGIS starts</source>
      <translation>&amp;Otwieraj ostatni magazyn przy starcie QGIS</translation>
    </message>
    <message>
      <source>A decision waits in this file until the store has taken it. Do not delete it.</source>
      <translation>Decyzja czeka w tym pliku, aż magazyn ją przyjmie. Nie należy go usuwać.</translation>
    </message>
    <message>
      <source>Decisions on their way</source>
      <translation>Decyzje w drodze</translation>
    </message>
    <message>
      <source>Forget the stores chosen</source>
      <translation>Zapomnij wybrane magazyny</translation>
    </message>
    <message>
      <source>Open the fol&amp;der</source>
      <translation>Otwórz &amp;folder</translation>
    </message>
    <message>
      <source>Open the folder of decisions on their way</source>
      <translation>Otwórz folder z decyzjami w drodze</translation>
    </message>
    <message>
      <source>Open the last store when QGIS starts</source>
      <translation>Otwieraj ostatni magazyn przy starcie QGIS</translation>
    </message>
    <message>
      <source>Stores</source>
      <translation>Magazyny</translation>
    </message>
    <message>
      <source>Stores opened &amp;before:</source>
      <translation>&amp;Magazyny otwierane wcześniej:</translation>
    </message>
    <message>
      <source>Stores opened before</source>
      <translation>Magazyny otwierane wcześniej</translation>
    </message>
    <message>
      <source>Takes them from the list and forgets which login was used. The stores stay as they are.</source>
      <translation>Usuwa je z listy i zapomina, jakiego loginu użyto. Same magazyny pozostają bez zmian.</translation>
    </message>
  </context>
  <context>
    <name>KmzbOutbox</name>
    <message>
      <source>&amp;Close</source>
      <translation>&amp;Zamknij</translation>
    </message>
    <message>
      <source>&amp;Decisions and remarks, newest first; what was accepted, for a day:</source>
      <translation>&amp;Decyzje i adnotacje od najnowszych; przyjęte widać przez dobę:</translation>
    </message>
    <message>
      <source>&amp;Show the threat</source>
      <translation>&amp;Pokaż zagrożenie</translation>
    </message>
    <message>
      <source>&amp;Take out</source>
      <translation>&amp;Usuń z listy</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Zamknij</translation>
    </message>
    <message>
      <source>Decisions and remarks, newest first</source>
      <translation>Decyzje i adnotacje od najnowszych</translation>
    </message>
    <message>
      <source>Decisions on their way</source>
      <translation>Decyzje w drodze</translation>
    </message>
    <message>
      <source>Send &amp;now</source>
      <translation>&amp;Wyślij teraz</translation>
    </message>
    <message>
      <source>Send what waits or failed now</source>
      <translation>Wyślij teraz to, co czeka lub się nie powiodło</translation>
    </message>
    <message>
      <source>Show the threat in the queue</source>
      <translation>Pokaż zagrożenie w kolejce</translation>
    </message>
    <message>
      <source>Take out what has not gone yet, or was not applied</source>
      <translation>Usuń z listy to, czego jeszcze nie wysłano albo nie zastosowano</translation>
    </message>
    <message>
      <source>Takes out what has not gone yet, or was not applied. What the store has accepted stays.</source>
      <translation>Usuwa z listy to, czego jeszcze nie wysłano albo nie zastosowano. Co magazyn przyjął, pozostaje.</translation>
    </message>
  </context>
  <context>
    <name>KmzbPicture</name>
    <message>
      <source>&amp;Actual size</source>
      <translation>&amp;Rzeczywisty rozmiar</translation>
    </message>
    <message>
      <source>&amp;Close</source>
      <translation>&amp;Zamknij</translation>
    </message>
    <message>
      <source>&amp;Fit</source>
      <translation>&amp;Dopasuj</translation>
    </message>
    <message>
      <source>&amp;Next</source>
      <translation>&amp;Następne</translation>
    </message>
    <message>
      <source>&amp;Previous</source>
      <translation>&amp;Poprzednie</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Zamknij</translation>
    </message>
    <message>
      <source>Closes the picture (Esc)</source>
      <translation>Zamyka zdjęcie (Esc)</translation>
    </message>
    <message>
      <source>Fit the picture into the window</source>
      <translation>Dopasuj zdjęcie do okna</translation>
    </message>
    <message>
      <source>Next picture</source>
      <translation>Następne zdjęcie</translation>
    </message>
    <message>
      <source>Next picture (→)</source>
      <translation>Następne zdjęcie (→)</translation>
    </message>
    <message>
      <source>One point of the picture is one of the screen (1)</source>
      <translation>Jeden punkt zdjęcia to jeden punkt ekranu (1)</translation>
    </message>
    <message>
      <source>Previous picture</source>
      <translation>Poprzednie zdjęcie</translation>
    </message>
    <message>
      <source>Previous picture (←)</source>
      <translation>Poprzednie zdjęcie (←)</translation>
    </message>
    <message>
      <source>Show the picture in its actual size</source>
      <translation>Pokaż zdjęcie w rzeczywistym rozmiarze</translation>
    </message>
    <message>
      <source>The picture</source>
      <translation>Zdjęcie</translation>
    </message>
    <message>
      <source>The whole picture in the window (0)</source>
      <translation>Całe zdjęcie w oknie (0)</translation>
    </message>
  </context>
  <context>
    <name>KmzbReport</name>
    <message>
      <source>&amp;Add the text to the one chosen</source>
      <translation>D&amp;opisz tekst do wybranego</translation>
    </message>
    <message>
      <source>&amp;Category</source>
      <translation>&amp;Kategoria</translation>
    </message>
    <message>
      <source>&amp;Occasion</source>
      <translation>Okaz&amp;ja</translation>
    </message>
    <message>
      <source>&amp;Place</source>
      <translation>&amp;Miejsce</translation>
    </message>
    <message>
      <source>&amp;When it occurred</source>
      <translation>Kie&amp;dy było</translation>
    </message>
    <message>
      <source>51.4027, 21.1471 or metres</source>
      <translation>51,4027; 21,1471 lub metry</translation>
    </message>
    <message>
      <source>Add the text to the chosen report as a remark and enter no new one</source>
      <translation>Dopisz tekst do wybranego zgłoszenia jako adnotację, bez wprowadzania nowego</translation>
    </message>
    <message>
      <source>C&amp;lose</source>
      <translation>Zamk&amp;nij</translation>
    </message>
    <message>
      <source>Category of the threat; type a part of its name</source>
      <translation>Kategoria zagrożenia; wpisz część nazwy</translation>
    </message>
    <message>
      <source>Close the window</source>
      <translation>Zamknij okno</translation>
    </message>
    <message>
      <source>Coordinates of the place</source>
      <translation>Współrzędne miejsca</translation>
    </message>
    <message>
      <source>Ctrl+Enter</source>
      <translation>Ctrl+Enter</translation>
    </message>
    <message>
      <source>Date on which it occurred</source>
      <translation>Data zdarzenia</translation>
    </message>
    <message>
      <source>Day on which it occurred</source>
      <translation>Dzień zdarzenia</translation>
    </message>
    <message>
      <source>Exact time at which it occurred</source>
      <translation>Dokładna godzina zdarzenia</translation>
    </message>
    <message>
      <source>Fields of the report</source>
      <translation>Pola zgłoszenia</translation>
    </message>
    <message>
      <source>On the &amp;map</source>
      <translation>N&amp;a mapie</translation>
    </message>
    <message>
      <source>On what occasion it was said, or by whom it was sent</source>
      <translation>Przy jakiej okazji to powiedziano albo kto to przysłał</translation>
    </message>
    <message>
      <source>Part of the day, or an exact time</source>
      <translation>Pora dnia albo dokładna godzina</translation>
    </message>
    <message>
      <source>Report of a citizen</source>
      <translation>Zgłoszenie mieszkańca</translation>
    </message>
    <message>
      <source>Sa&amp;ve</source>
      <translation>Zap&amp;isz</translation>
    </message>
    <message>
      <source>Save a new report and link it with the chosen one as one case</source>
      <translation>Zapisz nowe zgłoszenie i połącz je z wybranym w jedną sprawę</translation>
    </message>
    <message>
      <source>Save the report</source>
      <translation>Zapisz zgłoszenie</translation>
    </message>
    <message>
      <source>Save, one cas&amp;e with it</source>
      <translation>Zapisz w jednej &amp;sprawie</translation>
    </message>
    <message>
      <source>Set the place by a click on the map</source>
      <translation>Wskaż miejsce kliknięciem na mapie</translation>
    </message>
    <message>
      <source>Similar &amp;reports nearby</source>
      <translation>Podobne zgłosz&amp;enia w pobliżu</translation>
    </message>
    <message>
      <source>Similar reports nearby; Enter shows one in the queue</source>
      <translation>Podobne zgłoszenia w pobliżu; Enter pokazuje wybrane w kolejce</translation>
    </message>
    <message>
      <source>T&amp;ime</source>
      <translation>&amp;Godzina</translation>
    </message>
    <message>
      <source>Take &amp;back</source>
      <translation>&amp;Cofnij</translation>
    </message>
    <message>
      <source>Take the last report back while it is held</source>
      <translation>Cofnij ostatnie zgłoszenie, dopóki nie zostało wysłane</translation>
    </message>
    <message>
      <source>Take the place of the threat chosen in the queue</source>
      <translation>Przyjmij miejsce zagrożenia wybranego w kolejce</translation>
    </message>
    <message>
      <source>That of the &amp;threat</source>
      <translation>Z &amp;zagrożenia</translation>
    </message>
    <message>
      <source>What was &amp;said</source>
      <translation>Co &amp;powiedziano</translation>
    </message>
    <message>
      <source>What was said</source>
      <translation>Co powiedziano</translation>
    </message>
  </context>
  <context>
    <name>KmzbRules</name>
    <message>
      <source> days</source>
      <translation> dni</translation>
    </message>
    <message>
      <source> s</source>
      <translation> s</translation>
    </message>
    <message>
      <source>&amp;Descriptions are kept for</source>
      <translation>&amp;Opisy są przechowywane przez</translation>
    </message>
    <message>
      <source>&amp;Line on briefings</source>
      <translation>&amp;Wiersz na odprawach</translation>
    </message>
    <message>
      <source>&amp;Save</source>
      <translation>&amp;Zapisz</translation>
    </message>
    <message>
      <source>A decision can be taken back &amp;for</source>
      <translation>Decyzję można &amp;cofnąć przez</translation>
    </message>
    <message>
      <source>After so many days they are due to be erased; holds for what is reported from now on</source>
      <translation>Po tylu dniach opisy podlegają usunięciu; dotyczy nowych zgłoszeń</translation>
    </message>
    <message>
      <source>C&amp;ancel</source>
      <translation>&amp;Anuluj</translation>
    </message>
    <message>
      <source>Close without changes</source>
      <translation>Zamknij bez zmian</translation>
    </message>
    <message>
      <source>Days for which descriptions are kept</source>
      <translation>Dni przechowywania opisów</translation>
    </message>
    <message>
      <source>Days within which a threat is to leave a status; they hold for what comes into it from now on.</source>
      <translation>Ile dni zagrożenie może pozostać w statusie; dotyczy zagrożeń, które otrzymają go od teraz.</translation>
    </message>
    <message>
      <source>Hand the new rules in</source>
      <translation>Przekaż nowe ustawienia</translation>
    </message>
    <message>
      <source>Limits and settings</source>
      <translation>Terminy i ustawienia</translation>
    </message>
    <message>
      <source>Line on briefings, such as how they are to be handled</source>
      <translation>Wiersz na odprawach, na przykład klauzula</translation>
    </message>
    <message>
      <source>Ready notes</source>
      <translation>Szablony</translation>
    </message>
    <message>
      <source>Reasons</source>
      <translation>Powody</translation>
    </message>
    <message>
      <source>Reasons and templates of the unit</source>
      <translation>Powody i szablony jednostki</translation>
    </message>
    <message>
      <source>Reasons, ready notes, limits</source>
      <translation>Powody, szablony, terminy</translation>
    </message>
    <message>
      <source>Seconds for which a decision can be taken back</source>
      <translation>Sekundy na cofnięcie decyzji</translation>
    </message>
  </context>
  <context>
    <name>KmzbRulesTable</name>
    <message>
      <source>&amp;Texts</source>
      <translation>&amp;Teksty</translation>
    </message>
    <message>
      <source>&amp;Up</source>
      <translation>W &amp;górę</translation>
    </message>
    <message>
      <source>A&amp;dd</source>
      <translation>&amp;Dodaj</translation>
    </message>
    <message>
      <source>Add a text below</source>
      <translation>Dodaj tekst poniżej</translation>
    </message>
    <message>
      <source>Do&amp;wn</source>
      <translation>W dó&amp;ł</translation>
    </message>
    <message>
      <source>Move the text chosen down</source>
      <translation>Przesuń zaznaczony tekst w dół</translation>
    </message>
    <message>
      <source>Move the text chosen up</source>
      <translation>Przesuń zaznaczony tekst w górę</translation>
    </message>
    <message>
      <source>Re&amp;move</source>
      <translation>&amp;Usuń</translation>
    </message>
    <message>
      <source>Remove the text chosen</source>
      <translation>Usuń zaznaczony tekst</translation>
    </message>
    <message>
      <source>Texts</source>
      <translation>Teksty</translation>
    </message>
  </context>
  <context>
    <name>KmzbStart</name>
    <message>
      <source>&amp;Try it on the demo</source>
      <translation>W&amp;ypróbuj demo</translation>
    </message>
    <message>
      <source>A file, a database or an address that your unit gave you.</source>
      <translation>Plik, baza danych albo adres podany przez jednostkę.</translation>
    </message>
    <message>
      <source>Ca&amp;ncel</source>
      <translation>Anu&amp;luj</translation>
    </message>
    <message>
      <source>How far the demo is made</source>
      <translation>Postęp tworzenia magazynu demonstracyjnego</translation>
    </message>
    <message>
      <source>Make no demo</source>
      <translation>Nie twórz magazynu demonstracyjnego</translation>
    </message>
    <message>
      <source>Not for emergencies: call 112.</source>
      <translation>W nagłych wypadkach dzwoń 112.</translation>
    </message>
    <message>
      <source>Open &amp;your store…</source>
      <translation>O&amp;twórz swój magazyn…</translation>
    </message>
    <message>
      <source>Open your store</source>
      <translation>Otwórz swój magazyn</translation>
    </message>
    <message>
      <source>Opened before:</source>
      <translation>Otwierane wcześniej:</translation>
    </message>
    <message>
      <source>Stores opened before</source>
      <translation>Otwierane wcześniej magazyny</translation>
    </message>
    <message>
      <source>The threats that people have reported: as a queue to decide on by the keyboard, and on the map. From the same reports come hot spots, densities and the briefing of the station.</source>
      <translation>Zgłoszone zagrożenia w kolejce i na mapie. O każdym decyduje się jednym klawiszem. Z tych samych zgłoszeń powstają gorące punkty, mapy gęstości i odprawa do służby.</translation>
    </message>
    <message>
      <source>Try it on the demo</source>
      <translation>Wypróbuj na danych demonstracyjnych</translation>
    </message>
    <message>
      <source>What is happening</source>
      <translation>Co się dzieje</translation>
    </message>
  </context>
  <context>
    <name>KmzbStations</name>
    <message>
      <source>&amp;Layer of points with the stations; the project remembers it:</source>
      <translation>&amp;Warstwa punktowa z komisariatami; projekt ją zapamięta:</translation>
    </message>
    <message>
      <source>Layer of stations</source>
      <translation>Warstwa komisariatów</translation>
    </message>
    <message>
      <source>Stations</source>
      <translation>Komisariaty</translation>
    </message>
  </context>
</TS>
