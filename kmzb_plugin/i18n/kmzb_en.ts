<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
  <context>
    <name>kmzb</name>
    <message numerus="yes">
      <source>%n IP addresses</source>
      <translation>
        <numerusform>%n IP address</numerusform>
        <numerusform>%n IP addresses</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n NUL characters were left out.</source>
      <translation>
        <numerusform>%n NUL character was left out.</numerusform>
        <numerusform>%n NUL characters were left out.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n PESEL numbers</source>
      <translation>
        <numerusform>%n PESEL number</numerusform>
        <numerusform>%n PESEL numbers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n TERYT codes are none. They were kept as they are written.</source>
      <translation>
        <numerusform>%n TERYT code is none. It was kept as it is written.</numerusform>
        <numerusform>%n TERYT codes are none. They were kept as they are written.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n TERYT codes had lost the leading zero. It was put back.</source>
      <translation>
        <numerusform>%n TERYT code had lost the leading zero. It was put back.</numerusform>
        <numerusform>%n TERYT codes had lost the leading zero. It was put back.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n attachments refused: {reason}</source>
      <translation>
        <numerusform>%n attachment refused: {reason}</numerusform>
        <numerusform>%n attachments refused: {reason}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n bank accounts</source>
      <translation>
        <numerusform>%n bank account</numerusform>
        <numerusform>%n bank accounts</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n business numbers (REGON)</source>
      <translation>
        <numerusform>%n business number (REGON)</numerusform>
        <numerusform>%n business numbers (REGON)</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n codes of the time of day or the weekdays are no whole numbers. They were left out.</source>
      <translation>
        <numerusform>%n code of the time of day or the weekdays is no whole number. It was left out.</numerusform>
        <numerusform>%n codes of the time of day or the weekdays are no whole numbers. They were left out.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n d</source>
      <translation>
        <numerusform>%n d</numerusform>
        <numerusform>%n d</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n d late</source>
      <translation>
        <numerusform>%n d late</numerusform>
        <numerusform>%n d late</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n d left</source>
      <translation>
        <numerusform>%n d left</numerusform>
        <numerusform>%n d left</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n dates fit only with the month before the day, so others may have been read wrong: the 3rd of April for the 4th of March. Write into the profile how time is written, as %m/%d/%Y.</source>
      <translation>
        <numerusform>%n date fits only with the month before the day, so others may have been read wrong: the 3rd of April for the 4th of March. Write into the profile how time is written, as %m/%d/%Y.</numerusform>
        <numerusform>%n dates fit only with the month before the day, so others may have been read wrong: the 3rd of April for the 4th of March. Write into the profile how time is written, as %m/%d/%Y.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n days late</source>
      <translation>
        <numerusform>%n day late</numerusform>
        <numerusform>%n days late</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n days left</source>
      <translation>
        <numerusform>%n day left</numerusform>
        <numerusform>%n days left</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n days overdue</source>
      <translation>
        <numerusform>%n day overdue</numerusform>
        <numerusform>%n days overdue</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n decisions are on their way</source>
      <translation>
        <numerusform>%n decision is on its way</numerusform>
        <numerusform>%n decisions are on their way</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n decisions are still on their way. They are saved on this computer and go when the store is open again. Nothing is lost.</source>
      <translation>
        <numerusform>%n decision is still on its way. It is saved on this computer and goes when the store is open again. Nothing is lost.</numerusform>
        <numerusform>%n decisions are still on their way. They are saved on this computer and go when the store is open again. Nothing is lost.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n decisions go in {seconds} s.</source>
      <translation>
        <numerusform>%n decision goes in {seconds} s.</numerusform>
        <numerusform>%n decisions go in {seconds} s.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n decisions were not applied.</source>
      <translation>
        <numerusform>%n decision was not applied.</numerusform>
        <numerusform>%n decisions were not applied.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n decisions were not applied. Click to see why.</source>
      <translation>
        <numerusform>%n decision was not applied. Click to see why.</numerusform>
        <numerusform>%n decisions were not applied. Click to see why.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n e-mail addresses</source>
      <translation>
        <numerusform>%n e-mail address</numerusform>
        <numerusform>%n e-mail addresses</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n h</source>
      <translation>
        <numerusform>%n h</numerusform>
        <numerusform>%n h</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n h late</source>
      <translation>
        <numerusform>%n h late</numerusform>
        <numerusform>%n h late</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n identity cards</source>
      <translation>
        <numerusform>%n identity card</numerusform>
        <numerusform>%n identity cards</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n layers are drawn otherwise than KMZB draws them:</source>
      <translation>
        <numerusform>%n layer is drawn otherwise than KMZB draws it:</numerusform>
        <numerusform>%n layers are drawn otherwise than KMZB draws them:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n layers moved into place</source>
      <translation>
        <numerusform>%n layer moved into place</numerusform>
        <numerusform>%n layers moved into place</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n layers opened again</source>
      <translation>
        <numerusform>%n layer opened again</numerusform>
        <numerusform>%n layers opened again</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n layers put back</source>
      <translation>
        <numerusform>%n layer put back</numerusform>
        <numerusform>%n layers put back</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more lie here</source>
      <translation>
        <numerusform>%n more lies here</numerusform>
        <numerusform>%n more lie here</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more without an hour</source>
      <translation>
        <numerusform>%n more without an hour</numerusform>
        <numerusform>%n more without an hour</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n not applied</source>
      <translation>
        <numerusform>%n not applied</numerusform>
        <numerusform>%n not applied</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n not applied.</source>
      <translation>
        <numerusform>%n not applied.</numerusform>
        <numerusform>%n not applied.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of other categories</source>
      <translation>
        <numerusform>%n of another category</numerusform>
        <numerusform>%n of other categories</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them are kept as they came: they may say where and by whom they were made.</source>
      <translation>
        <numerusform>%n of them is kept as it came: it may say where and by whom it was made.</numerusform>
        <numerusform>%n of them are kept as they came: they may say where and by whom they were made.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them would lie inside with x and y exchanged: check their coordinates.</source>
      <translation>
        <numerusform>%n of them would lie inside with x and y exchanged: check its coordinates.</numerusform>
        <numerusform>%n of them would lie inside with x and y exchanged: check their coordinates.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n on their way: saved on this computer, nothing is lost.</source>
      <translation>
        <numerusform>%n on its way: saved on this computer, nothing is lost.</numerusform>
        <numerusform>%n on their way: saved on this computer, nothing is lost.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n overdue</source>
      <translation>
        <numerusform>%n overdue</numerusform>
        <numerusform>%n overdue</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n passports</source>
      <translation>
        <numerusform>%n passport</numerusform>
        <numerusform>%n passports</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n points lie outside {area}. They were taken as they are.</source>
      <translation>
        <numerusform>%n point lies outside {area}. It was taken as it is.</numerusform>
        <numerusform>%n points lie outside {area}. They were taken as they are.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n profiles on the web</source>
      <translation>
        <numerusform>%n profile on the web</numerusform>
        <numerusform>%n profiles on the web</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n registration plates</source>
      <translation>
        <numerusform>%n registration plate</numerusform>
        <numerusform>%n registration plates</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n reports</source>
      <translation>
        <numerusform>%n report</numerusform>
        <numerusform>%n reports</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows have a date before 2000: check how the profile reads time.</source>
      <translation>
        <numerusform>%n row has a date before 2000: check how the profile reads time.</numerusform>
        <numerusform>%n rows have a date before 2000: check how the profile reads time.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows have a history in an impossible order: reported before it happened, or changed before it was reported. They were taken as they are.</source>
      <translation>
        <numerusform>%n row has a history in an impossible order: reported before it happened, or changed before it was reported. It was taken as it is.</numerusform>
        <numerusform>%n rows have a history in an impossible order: reported before it happened, or changed before it was reported. They were taken as they are.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows have no date at all.</source>
      <translation>
        <numerusform>%n row has no date at all.</numerusform>
        <numerusform>%n rows have no date at all.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows have no hour. Their date was taken as it is.</source>
      <translation>
        <numerusform>%n row has no hour. Its date was taken as it is.</numerusform>
        <numerusform>%n rows have no hour. Their date was taken as it is.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows have no status. They were taken as new.</source>
      <translation>
        <numerusform>%n row has no status. It was taken as new.</numerusform>
        <numerusform>%n rows have no status. They were taken as new.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows rejected: {reason}</source>
      <translation>
        <numerusform>%n row rejected: {reason}</numerusform>
        <numerusform>%n rows rejected: {reason}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows repeat the id of an earlier row with other content. The earlier row was taken.</source>
      <translation>
        <numerusform>%n row repeats the id of an earlier row with other content. The earlier row was taken.</numerusform>
        <numerusform>%n rows repeat the id of an earlier row with other content. The earlier row was taken.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n similar</source>
      <translation>
        <numerusform>%n similar</numerusform>
        <numerusform>%n similar</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n similar &amp;reports within {metres} m and {days} days. Is it one of them?</source>
      <translation>
        <numerusform>%n similar &amp;report within {metres} m and {days} days. Is it this one?</numerusform>
        <numerusform>%n similar &amp;reports within {metres} m and {days} days. Is it one of them?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n similar nearby</source>
      <translation>
        <numerusform>%n similar nearby</numerusform>
        <numerusform>%n similar nearby</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n stay as they are:</source>
      <translation>
        <numerusform>%n stays as it is:</numerusform>
        <numerusform>%n stay as they are:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n styles restored</source>
      <translation>
        <numerusform>%n style restored</numerusform>
        <numerusform>%n styles restored</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tax numbers (NIP)</source>
      <translation>
        <numerusform>%n tax number (NIP)</numerusform>
        <numerusform>%n tax numbers (NIP)</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n telephone numbers</source>
      <translation>
        <numerusform>%n telephone number</numerusform>
        <numerusform>%n telephone numbers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n texts were longer than a cell of Excel and were cut.</source>
      <translation>
        <numerusform>%n text was longer than a cell of Excel and was cut.</numerusform>
        <numerusform>%n texts were longer than a cell of Excel and were cut.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats</source>
      <translation>
        <numerusform>%n threat</numerusform>
        <numerusform>%n threats</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats are assigned to you; those that are yours already are given back.</source>
      <translation>
        <numerusform>%n threat is assigned to you; one that is yours already is given back.</numerusform>
        <numerusform>%n threats are assigned to you; those that are yours already are given back.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats are past their review date. Nothing was erased: this only counted.</source>
      <translation>
        <numerusform>%n threat is past its review date. Nothing was erased: this only counted.</numerusform>
        <numerusform>%n threats are past their review date. Nothing was erased: this only counted.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats become one case. U takes it back.</source>
      <translation>
        <numerusform>%n threat becomes one case. U takes it back.</numerusform>
        <numerusform>%n threats become one case. U takes it back.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats become “{status}”</source>
      <translation>
        <numerusform>%n threat becomes “{status}”</numerusform>
        <numerusform>%n threats become “{status}”</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats chosen</source>
      <translation>
        <numerusform>%n threat chosen</numerusform>
        <numerusform>%n threats chosen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats chosen are on planes that are switched off.</source>
      <translation>
        <numerusform>%n threat chosen is on a plane that is switched off.</numerusform>
        <numerusform>%n threats chosen are on planes that are switched off.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats extracted.</source>
      <translation>
        <numerusform>%n threat extracted.</numerusform>
        <numerusform>%n threats extracted.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats lie inside.</source>
      <translation>
        <numerusform>%n threat lies inside.</numerusform>
        <numerusform>%n threats lie inside.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats were erased or handed over meanwhile.</source>
      <translation>
        <numerusform>%n threat was erased or handed over meanwhile.</numerusform>
        <numerusform>%n threats were erased or handed over meanwhile.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n threats written to «{path}».</source>
      <translation>
        <numerusform>%n threat written to «{path}».</numerusform>
        <numerusform>%n threats written to «{path}».</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n units have no area: no threat will be put to them by its place.</source>
      <translation>
        <numerusform>%n unit has no area: no threat will be put to it by its place.</numerusform>
        <numerusform>%n units have no area: no threat will be put to them by its place.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n units were briefed for {period}.</source>
      <translation>
        <numerusform>%n unit was briefed for {period}.</numerusform>
        <numerusform>%n units were briefed for {period}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>A case holds {most} threats at most, and %n are chosen. Choose fewer.</source>
      <translation>
        <numerusform>A case holds {most} threats at most, and %n is chosen. Choose fewer.</numerusform>
        <numerusform>A case holds {most} threats at most, and %n are chosen. Choose fewer.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>A visit just now is noted for %n threats.</source>
      <translation>
        <numerusform>A visit just now is noted for %n threat.</numerusform>
        <numerusform>A visit just now is noted for %n threats.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Choose &amp;all %n</source>
      <translation>
        <numerusform>Choose &amp;all %n</numerusform>
        <numerusform>Choose &amp;all %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>None of %n categories compared changed by more than chance.</source>
      <translation>
        <numerusform>%n category was compared. It did not change by more than chance.</numerusform>
        <numerusform>None of %n categories compared changed by more than chance.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Nothing here. %n threats pass other filters.</source>
      <translation>
        <numerusform>Nothing here. %n threat passes other filters.</numerusform>
        <numerusform>Nothing here. %n threats pass other filters.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Of %n categories compared. Bold: more than chance, allowing for the number of comparisons.</source>
      <translation>
        <numerusform>%n category compared. Bold: more than chance, allowing for the number of comparisons.</numerusform>
        <numerusform>Of %n categories compared. Bold: more than chance, allowing for the number of comparisons.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Only the %n threats &amp;chosen</source>
      <translation>
        <numerusform>Only the %n threat &amp;chosen</numerusform>
        <numerusform>Only the %n threats &amp;chosen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The audit is whole, %n entries, and the known head is in it.</source>
      <translation>
        <numerusform>The audit is whole, %n entry, and the known head is in it.</numerusform>
        <numerusform>The audit is whole, %n entries, and the known head is in it.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The audit is whole: %n entries.</source>
      <translation>
        <numerusform>The audit is whole: %n entry.</numerusform>
        <numerusform>The audit is whole: %n entries.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The remark is added to %n threats. It cannot be taken back.</source>
      <translation>
        <numerusform>The remark is added to %n threat. It cannot be taken back.</numerusform>
        <numerusform>The remark is added to %n threats. It cannot be taken back.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The text is %n characters too long.</source>
      <translation>
        <numerusform>The text is %n character too long.</numerusform>
        <numerusform>The text is %n characters too long.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>What described %n threats past their review date was erased.</source>
      <translation>
        <numerusform>What described %n threat past its review date was erased.</numerusform>
        <numerusform>What described %n threats past their review date was erased.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Wrote %n files for the web server.</source>
      <translation>
        <numerusform>Wrote %n file for the web server.</numerusform>
        <numerusform>Wrote %n files for the web server.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %n more due by the end of the day</source>
      <translation>
        <numerusform>and %n more due by the end of the day</numerusform>
        <numerusform>and %n more due by the end of the day</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %n more such places</source>
      <translation>
        <numerusform>and %n more such place</numerusform>
        <numerusform>and %n more such places</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>reports, last %n steps</source>
      <translation>
        <numerusform>reports, last %n step</numerusform>
        <numerusform>reports, last %n steps</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{digit}: %n stay as they are.</source>
      <translation>
        <numerusform>{digit}: %n stays as it is.</numerusform>
        <numerusform>{digit}: %n stay as they are.</numerusform>
      </translation>
    </message>
  </context>
</TS>
