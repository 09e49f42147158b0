SET LOCALE='C.UTF-8'.
DATA LIST LIST (';') NOTABLE /laufende_nummer_der_person (F8.0) stadtteil (A20) sicher (F2.0) gewicht (F12.6) datum (F8.0) bemerkung (A400).
BEGIN DATA
1;Altstadt;1;1.25;20211105;kurz
2;Süd;5;0.8;20211106;Straße ü€ =1+1
3;Altstadt;99;1;20211107;
4;Nord;98;2.000001;20211108;aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhhiiiiiiiiiijjjjjjjjjjaaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhhiiiiiiiiiijjjjjjjjjjaaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhhiiiiiiiiiijjjjjjjjjjEND
5;Nord;.;3;20211109;Ende
END DATA.
VARIABLE LABELS sicher 'Wie sicher fühlen Sie sich?' stadtteil 'Stadtteil'.
VALUE LABELS sicher 1 'sehr sicher' 5 'sehr unsicher' 98 'weiß nicht' 99 'keine Angabe'.
MISSING VALUES sicher (90 THRU 99).
WEIGHT BY gewicht.
SAVE OUTFILE='compressed.sav' /COMPRESSED.
SAVE OUTFILE='plain.sav' /UNCOMPRESSED.
SAVE OUTFILE='zipped.sav' /ZCOMPRESSED.
