import type { ProblemTexts } from '../../problem-translator.ts'
import { engineProblems } from './engine-problems.ts'
import { accessProblems } from './access-problems.ts'

const QUOTED = /"(?<name>.*)"/

/** What the API says in English: by code, and by its sentence where that tells more. */
export const problems: ProblemTexts = {
  ...engineProblems,
  // Collections
  'webhook.not_found': 'Diesen Webhook gibt es nicht mehr.',
  'webhook.delivery_not_found': 'Diese Zustellung gibt es nicht mehr.',
  'webhook.too_many': [
    [/have (?<limit>\d+) webhooks/, 'Es gibt schon {limit} Webhooks; mehr sind nicht möglich. Erst einige entfernen.'],
  ],
  'webhook.address_refused': [
    [/begins with/, 'Dorthin kann nichts gesendet werden: Die Adresse muss mit https:// beginnen.'],
    [/credential/, 'Dorthin kann nichts gesendet werden: In der Adresse dürfen weder Name noch Passwort stehen.'],
    [/no URL/, 'Das ist keine Adresse. Sie beginnt mit https://.'],
    [/./, 'Dorthin kann nichts gesendet werden: Die Adresse liegt in einem Netz, das das Studio nicht aufrufen darf.'],
  ],
  'webhook.secret_lost': 'Die Geheimnisse dieses Webhooks lassen sich nicht öffnen. Gib ihm erst ein neues.',
  'webhook.delivery_not_stored':
    'Diese Nachricht war zu lang, um gespeichert zu werden, und kann nicht noch einmal gesendet werden.',
  'webhook.busy': [
    [
      /^As many/,
      'Mehr als das lässt sich nicht zugleich von Hand senden. Bitte warten, bis etwas angekommen oder gescheitert ist.',
    ],
    [/^Many people/, 'Gerade senden viele etwas von Hand. Bitte einen Moment warten.'],
    [/./, 'Dieser Webhook sendet gerade schon etwas von Hand. Bitte einen Moment warten.'],
  ],
  'webhook.owner_excluded': 'Wem dieser Webhook gehört, darf ihn nicht mehr haben; gesendet wird nichts.',
  'link.not_found': 'Diesen Link gibt es nicht mehr.',
  'link.target_missing': 'Das gibt es nicht mehr, oder es gehört jemand anderem.',
  'link.expiry_past': 'Der Link wäre schon abgelaufen. Bitte einen späteren Zeitpunkt wählen.',
  'link.too_many': [
    [/have (?<limit>\d+) links/, 'Es gibt schon {limit} Links; mehr sind nicht möglich. Erst einige löschen.'],
  ],
  'collection.not_found': 'Diese Sammlung gibt es nicht mehr. Ihre Bilder sind noch in der Galerie.',
  'collection.name_taken': 'Eine Sammlung mit diesem Namen gibt es schon. Bitte einen anderen Namen wählen.',
  'collection.too_many': [[/(?<limit>\d+) collections/, 'Es gibt schon {limit} Sammlungen; mehr sind nicht möglich.']],
  'collection.smart':
    'Diese Sammlung ist automatisch: Sie enthält, was ihr Filter findet. Den Filter ändern oder eine Sammlung ohne Filter anlegen.',
  'collection.not_smart':
    'In diese Sammlung kommen Bilder von Hand, also nimmt sie keinen Filter. Dafür eine neue Sammlung anlegen.',
  'collection.image_missing': 'Ein Bild, um das es hier geht, gibt es nicht mehr.',
  'collection.before_missing': 'Die Sammlung, vor die diese kommen sollte, gibt es nicht mehr.',
  // Generations
  'generation.not_found': 'Diesen Auftrag gibt es nicht mehr.',
  'generation.parent_not_found': 'Das Bild, aus dem dies entstehen soll, gibt es nicht mehr.',
  'generation.input_not_found': 'Ein Bild, mit dem dies beginnen soll, gibt es nicht mehr.',
  'generation.mask_of_other_shape': [
    [
      /mask is (?<mask>\S+ x \S+) and the picture (?<picture>\S+ x \d+)/,
      'Die Maske hat {mask} Pixel und das Bild {picture}: Das sind andere Seitenverhältnisse.',
    ],
  ],
  'generation.start_missing': [
    [/is damaged/, 'Die Datei eines Bildes, mit dem dies beginnt, ist beschädigt. Mit einem anderen Bild beginnen.'],
    [/./, 'Die Datei eines Bildes, mit dem dies beginnt, fehlt im Speicher. Mit einem anderen Bild beginnen.'],
  ],
  'generation.finished': 'Dieser Auftrag ist schon zu Ende.',
  'generation.unfinished': 'Dieser Auftrag ist noch nicht zu Ende. Ihn erst abbrechen, dann löschen.',
  'generation.in_grid': 'Dieser Auftrag gehört zu einem Raster. Stattdessen das Raster löschen.',
  'generation.not_retryable': 'Wiederholen lässt sich nur, was fehlgeschlagen ist oder abgebrochen wurde.',
  'generation.parameters_out_of_limits': 'Das Modell nimmt diese Werte nicht.',
  'generation.interrupted':
    'Das Studio wurde dabei mehrmals beendet. Noch einmal versuchen oder eine kleinere Größe wählen.',
  'generation.list_refused': [
    [
      /(?<refused>\d+) of (?<total>\d+)/,
      'Von {total} Aufträgen lassen sich {refused} so nicht ausführen. Deshalb wurde keiner angelegt.',
    ],
  ],
  'generation.file_unreadable': [
    [/column "prompt"/, 'Die Datei enthält keine Prompts: In der ersten Zeile fehlt eine Spalte „prompt“.'],
    [/quotes/, 'Die Datei lässt sich nicht lesen: Ihre Anführungszeichen passen nicht zusammen.'],
    [/more than/, 'Die Datei hat zu viele Zeilen.'],
    [/./, 'Die Datei lässt sich nicht lesen: Sie ist nicht in UTF-8 gespeichert.'],
  ],
  'generation.file_empty': 'In dieser Datei steht kein Prompt.',
  'generation.file_too_long': [
    [
      /has (?<prompts>\d+) prompts; (?<most>\d+)/,
      'Die Datei enthält {prompts} Prompts; höchstens {most} gehen auf einmal. Sie in mehrere teilen.',
    ],
  ],
  'idempotency.conflict': 'Diese Anfrage wurde schon mit anderem Inhalt gesendet. Bitte noch einmal senden.',
  'quota.exceeded': [
    [
      /takes (?<wanted>[\d.]+) MB, and (?<left>[\d.]+) MB of your (?<most>[\d.]+) MB/,
      'Diese Datei braucht {wanted} MB, und von {most} MB sind noch {left} MB frei. Einige Bilder endgültig löschen.',
    ],
    [/all of your (?<mb>[\d.]+) MB/, 'Die eigenen Bilder füllen alle {mb} MB. Einige davon endgültig löschen.'],
    [
      /sent (?<most>\d+) pictures/,
      'Es warten schon {most} hochgeladene Bilder, mit denen nichts begonnen wurde. Einige verwenden oder löschen.',
    ],
    [
      /not used take up (?<mb>[\d.]+) MB/,
      'Hochgeladene Bilder, mit denen nichts begonnen wurde, füllen {mb} MB. Einige verwenden oder löschen.',
    ],
    [/key has .* (?<most>\d+) image/, 'Die Bilder dieses Schlüssels für einen Tag sind verbraucht ({most}).'],
    [/(?<most>\d+) images? for a day/, 'Die Bilder für einen Tag sind verbraucht ({most}).'],
    [
      /(?<most>\d+) images? waiting/,
      'Mehr Bilder können nicht zugleich warten ({most}). Später noch einmal versuchen.',
    ],
  ],
  'queue.full': [
    [
      /no room for (?<wanted>\d+) .*: (?<limit>\d+)/,
      'Für {wanted} weitere Aufträge ist kein Platz: Höchstens {limit} können warten. Später noch einmal versuchen.',
    ],
    [/(?<limit>\d+)/, 'Es warten schon {limit} Aufträge. Noch einmal versuchen, wenn einige davon fertig sind.'],
  ],
  // Grids
  'grid.not_found': 'Dieses Raster gibt es nicht mehr.',
  'grid.too_many_cells': [
    [/(?<cells>\d+) cells.* (?<most>\d+)\./, 'Die Achsen ergeben {cells} Zellen; ein Raster hat höchstens {most}.'],
  ],
  'grid.axis_twice': 'Eine Achse dieser Art gibt es schon.',
  'grid.prompt_part_missing': [[QUOTED, '„{name}“ kommt im Prompt nicht vor.']],
  'grid.prompt_parts_overlap': [[QUOTED, '„{name}“ überschneidet sich mit dem, was eine andere Achse ersetzt.']],
  'grid.values_out_of_limits': 'Ein Wert liegt außerhalb dessen, was ein Modell nimmt.',
  'grid.winner_without_image': 'Diese Zelle hat kein Bild in der Galerie und kann deshalb nicht gewinnen.',
  'grid.no_images': 'Noch keine Zelle dieses Rasters hat ein Bild in der Galerie.',
  'grid.no_such_axis': 'So lässt sich das Raster nicht anordnen.',
  'grid.sheets_busy': 'Gerade werden schon andere Bögen gezeichnet. Gleich noch einmal versuchen.',
  // Images
  'image.not_found': 'Dieses Bild gibt es nicht mehr.',
  'image.cursor_of_another_sort': 'Diese Seite gehört zu einer anderen Reihenfolge.',
  'image.too_many_to_sort': [
    [
      /(?<most>\d+)/,
      'Nach Sternen, Größe und Titel lassen sich höchstens {most} gefundene Bilder sortieren. Die Suche weiter eingrenzen.',
    ],
  ],
  'image.file_missing': 'Die Datei dieses Bildes fehlt im Speicher.',
  'image.damaged':
    'Die gespeicherte Datei dieses Bildes ist beschädigt. Sie aus einer Sicherung zurückholen oder das Bild löschen.',
  'image.too_large_for_avif':
    'Für AVIF in voller Größe hat das Bild zu viele Pixel. Eine kleinere Breite oder ein anderes Format wählen.',
  'image.rejected': [
    [/is empty/, 'Die Datei ist leer.'],
    [/: (?<kind>\S+) files are not taken/, '{kind}-Dateien werden nicht angenommen, nur PNG, JPEG und WebP.'],
    [/is not a picture/, 'Die Datei ist kein Bild.'],
    [/is animated/, 'Das Bild ist animiert; angenommen werden nur unbewegte.'],
    [/ends before/, 'Die Datei ist unvollständig.'],
    [
      /has (?<width>\d+) x (?<height>\d+) pixels.* (?<most>\d+) megapixels/,
      'Das Bild hat {width} × {height} Pixel; angenommen werden höchstens {most} Megapixel.',
    ],
    [/more than the/, 'Die Datei ist zu groß.'],
    [/kind that browsers/, 'Diese Art von JPEG zeigen Browser nicht an.'],
    [/./, 'Die Datei ist beschädigt.'],
  ],
  'image.too_large': [[/(?<limit>\d+) MB/, 'Die Datei ist größer als {limit} MB.']],
  'image.recipe_too_long': 'Das Rezept ist zu lang für ein JPEG. PNG oder WebP wählen oder ohne Rezept herunterladen.',
  // Uploads
  'upload.not_found': 'Dieses hochgeladene Bild gibt es nicht mehr. Es noch einmal hochladen.',
  'upload.file_missing': 'Die Datei dieses hochgeladenen Bildes fehlt im Speicher. Es noch einmal hochladen.',
  // Models
  'model.not_found': [[QUOTED, 'Ein Modell namens „{name}“ ist nirgends bekannt.']],
  'model.task_unsupported': 'Dieses Modell kann das nicht. Ein anderes wählen.',
  'model.unavailable': [
    [
      /adapter \(such as a LoRA\).* Use (?<other>\S+) instead/,
      'Dieses Modell ist ein Adapter (etwa ein LoRA), und wer es anbietet, dem lassen sich seine Gewichte nicht nennen. Stattdessen geht {other}.',
    ],
    [/Use (?<other>\S+) instead/, 'Dieses Modell bietet zurzeit niemand an. Stattdessen geht {other}.'],
    [/./, 'Dieses Modell bietet zurzeit niemand an.'],
  ],
  // Prompts and wildcards
  'prompt.not_found': 'Diesen Prompt gibt es im Verlauf nicht mehr.',
  'prompt.malformed': [
    [/parameters of this wildcard/, 'Die Klammer mit den Werten der Wildcard wird nicht geschlossen.'],
    [
      /never closed.*\(entry (?<entry>\d+) of (?<wildcard>\S+), character (?<at>\d+)\)/,
      'Eine geschweifte Klammer wird nicht geschlossen; \\{ steht für eine, die so gemeint ist (Eintrag {entry} von {wildcard}, Zeichen {at}).',
    ],
    [
      /never closed.*\(character (?<at>\d+)\)/,
      'Eine geschweifte Klammer wird nicht geschlossen; \\{ steht für eine, die so gemeint ist (Zeichen {at}).',
    ],
    [/deep/, 'So viele Klammern können nicht ineinanderstehen.'],
    [/At most (?<most>\d+) can be taken/, 'Höchstens {most} lassen sich zusammen nehmen.'],
    [/smaller one/, 'Von den beiden Zahlen muss die erste die kleinere sein.'],
    [/At least one/, 'Mindestens eine Möglichkeit braucht ein Gewicht über 0.'],
    [/weight is at most (?<most>\S+)/, 'Ein Gewicht ist höchstens {most}.'],
    [/weight is 0/, 'Ein Gewicht ist 0 oder mindestens 0,000001.'],
    [/Before \$\$/, 'Vor $$ steht, wie viele genommen werden: 2, 1-3, -3 oder 2-.'],
    [/A parameter of/, 'Ein Wert für eine Wildcard wird name=wert geschrieben.'],
    [/cannot depend on/, 'Der Name einer Wildcard darf nicht von etwas abhängen, das anderswo gewählt wird.'],
    [/No entry of (?<name>\S+) has/, 'Kein Eintrag von {name} hat ein Gewicht über 0.'],
    [/./, 'Der dynamische Prompt lässt sich nicht lesen.'],
  ],
  'prompt.cycle': [
    [/^A variable.*: (?<way>.+)\./, 'Eine Variable führt zu sich selbst zurück: {way}.'],
    [/: (?<way>.+)\./, 'Eine Wildcard führt zu sich selbst zurück: {way}.'],
  ],
  'prompt.unknown_wildcard': [
    [/The wildcard (?<name>__.+?__) has no entries/, 'Die Wildcard {name} hat keine Einträge.'],
    [
      /wildcard (?<name>__.+?__)/,
      'Es gibt keine Wildcard {name}. Unterstriche, die so gemeint sind, werden \\__ geschrieben.',
    ],
  ],
  'prompt.unknown_variable': [
    [
      /what (?<name>\$\{[^}]+\}) is/,
      'Was {name} ist, steht nirgends. Davor einen Wert zuweisen; eine Klammer, die so gemeint ist, wird $\\{ geschrieben.',
    ],
  ],
  'prompt.too_complex': 'In diesem Prompt und seinen Wildcards steckt zu viel auf einmal.',
  'prompt.too_long': 'Ein Prompt, der sich daraus ergibt, ist zu lang.',
  'prompt.empty': 'Ein Prompt, der sich daraus ergibt, ist leer.',
  'wildcard.not_found': 'Diese Wildcard gibt es nicht mehr.',
  'wildcard.name_taken': 'Eine Wildcard mit diesem Namen gibt es schon. Bitte einen anderen Namen wählen.',
  'wildcard.too_many': [
    [/(?<most>\d+)/, 'Mehr als {most} Wildcards gehen nicht. Einige löschen, die nicht gebraucht werden.'],
  ],
  'wildcard.too_large': 'Alle Wildcards zusammen sind zu groß. Einige kürzen oder löschen.',
  // Settings
  'settings.token_from_environment':
    'Der Token kommt von HF_TOKEN beim Start des Studios und lässt sich nur dort ändern.',
  'settings.token_refused': 'Hugging Face nimmt diesen Token nicht an. Wurde er ganz kopiert, und gilt er noch?',
  'settings.token_not_checked':
    'Hugging Face war nicht zu erreichen, um den Token zu prüfen; er wurde deshalb nicht aufbewahrt. Netzwerk prüfen und noch einmal versuchen.',
  'settings.endpoint_twice': 'Dieses Modell hat schon einen Endpunkt; mehr als einer geht nicht.',
  'settings.endpoint_url': 'Das ist keine http- oder https-Adresse ohne Zugangsdaten.',
  // Styles
  'style.not_found': 'Diesen Stil gibt es nicht mehr.',
  'style.too_long': 'Prompt und Stile sind zusammen zu lang. Den Prompt kürzen oder weniger Stile verwenden.',
  'style.name_taken': 'Einen Stil mit diesem Namen gibt es schon. Bitte einen anderen Namen wählen.',
  'style.built_in': 'Dieser Stil gehört zum Studio und bleibt, wie er ist. Eine Kopie lässt sich ändern.',
  'style.too_many': [
    [/(?<most>\d+)/, 'Mehr als {most} eigene Stile gehen nicht. Einige löschen, die nicht gebraucht werden.'],
  ],
  'style.file_unreadable':
    'Das ist keine styles.csv: ein Text mit Kommas zwischen den Spalten, deren Namen in der ersten Zeile stehen, darunter „name“.',
  // The server
  'request.invalid': 'Der Server nimmt diese Angaben nicht an.',
  'request.malformed': 'Die Anfrage war nicht zu lesen.',
  'request.timeout': 'Die Anfrage kam nicht rechtzeitig ganz an.',
  'request.too_large': 'Das ist mehr, als der Server auf einmal annimmt.',
  ...accessProblems,
  'request.cross_site':
    'Von dieser Adresse aus darf hier nichts geändert werden. CORS_ORIGINS am Server kann sie erlauben.',
  'request.unknown_host':
    'Das Studio kennt den Namen nicht, unter dem es aufgerufen wurde. ALLOWED_HOSTS am Server kann ihn erlauben.',
  'server.error': 'Der Server ist an dieser Anfrage gescheitert. Die Ursache steht in seinem Protokoll.',
  'server.busy': 'Der Server speichert gerade andere Dateien. In ein paar Sekunden noch einmal senden.',
  'server.stopping': 'Der Server wird gerade beendet oder gestartet. Gleich noch einmal versuchen.',
  'database.damaged':
    'Die Datenbank ist beschädigt. Das Studio beenden und die Datenbank aus einer Sicherung zurückholen.',
  'database.unavailable': 'Die Datenbank antwortet gerade nicht. In ein paar Sekunden noch einmal versuchen.',
  'storage.full':
    'Die Platte ist voll, also lässt sich nichts mehr aufbewahren. Platz schaffen und noch einmal versuchen.',
  'storage.read_only': 'In den Datenordner lässt sich nicht schreiben. Die Rechte von DATA_DIR prüfen.',
  'storage.unavailable': 'Das Bild ließ sich nicht speichern. DATA_DIR prüfen und noch einmal versuchen.',
}
