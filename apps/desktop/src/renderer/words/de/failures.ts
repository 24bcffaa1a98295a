import type { failures as english } from '../en/failures.ts';
import type { Same } from '../same.ts';

export const failures: Same<typeof english> = {
  onlyEnglish: 'Dazu gibt es nur eine Meldung auf Englisch:',

  restarted: {
    title: 'Die Engine wurde neu gestartet',
    process: 'Ihr Prozess hat mitten im Gang geendet; der Gang beginnt wieder von vorn.',
    gpu: 'Die GPU ist mitten im Gang ausgefallen; der Gang beginnt wieder von vorn.',
    film: 'Was aufgenommen wurde, liegt bei den Aufnahmen in der Bibliothek; nur die letzte Sekunde fehlt.',
    dismiss: 'Ausblenden',
  },

  messages: {
    noModel: 'Noch ist kein Modell geöffnet. Öffnen Sie zuerst eines, dann eine Welt.',
    engineConnection:
      'Die Engine ist nicht erreichbar: {{cause}} Laden Sie das Studio neu, oder starten Sie es noch einmal.',
    wireFormat:
      'Eine Nachricht an die Engine oder von ihr ist beschädigt: {{cause}}. Laden Sie das Studio neu, damit beide Seiten dieselbe Version haben.',
    image:
      '{{file}} lässt sich nicht als Bild lesen. Wählen Sie eine PNG-, JPEG-, WebP- oder AVIF-Datei, die sich mit anderen Programmen öffnen lässt.',
    viewSize:
      'Eine Ansicht von {{size}} Pixeln mit {{values}} Werten passt nicht zum Modell {{model}}, das {{wanted}} Pixel mit je drei Werten sieht. Bringen Sie das Bild zuerst auf diese Größe.',
    worldSeed: '{{seed}} bezeichnet keine Welt; geben Sie eine ganze Zahl von 0 bis 4294967295 an.',
    tourTooLarge:
      'Welt {{seed}} hat rund um diesen Weg Platz für {{found}} Ansichten, verlangt waren {{asked}}; verlangen Sie weniger, oder gehen Sie weiter.',

    provider: 'Der Provider {{provider}} ist hier nicht nutzbar: {{cause}}. {{remedy}}',
    deviceLost:
      'Die Verbindung zur GPU ging verloren ({{reason}}): {{cause}}. Öffnen Sie das Modell noch einmal.',
    deviceLostSilently:
      'Die Verbindung zur GPU ging verloren ({{reason}}). Öffnen Sie das Modell noch einmal.',
    deviceFault:
      'Die GPU hat einen Fehler gemeldet; auf ihre Ergebnisse ist kein Verlass: {{cause}} Öffnen Sie das Modell noch einmal; wenn der Speicher nicht gereicht hat, schließen Sie andere Programme, die die GPU nutzen.',
    graphLoad:
      'Der Provider {{provider}} konnte den Graphen {{graph}} nicht laden: {{cause}} Die Datei ist beschädigt, oder sie verwendet einen Operator, der diesem Provider fehlt; exportieren Sie sie neu, oder laden Sie sie noch einmal herunter.',
    graphRun: 'Der Graph {{graph}} ist auf dem Provider {{provider}} gescheitert: {{cause}}',
    golden:
      'Auf {{provider}} liefert der Graph {{file}} des Weltmodells {{model}} eine Ausgabe „{{output}}“, die um {{difference}} von ihrem Referenzwert abweicht; erlaubt sind {{tolerance}}. Wählen Sie einen anderen Provider, oder exportieren Sie die Graphen und ihre Referenzwerte neu.',
    video: 'Hier lässt sich kein Video schreiben: {{cause}}',

    missingFile:
      'Dem Weltmodell {{model}} fehlt die Datei {{file}}, oder sie ist nicht lesbar. Stellen Sie sie wieder her, oder laden Sie das Modell noch einmal herunter.',
    missingFileWhy:
      'Dem Weltmodell {{model}} fehlt die Datei {{file}}, oder sie ist nicht lesbar ({{cause}}). Stellen Sie sie wieder her, oder laden Sie das Modell noch einmal herunter.',
    manifestSyntax:
      '{{file}} des Weltmodells {{model}} ist in Zeile {{line}}, Spalte {{column}} kein gültiges JSON: {{cause}}. Berichtigen Sie diese Stelle.',
    manifestContent:
      '{{file}} des Weltmodells {{model}} ist falsch bei {{key}}: {{cause}}. Berichtigen Sie das Manifest, oder exportieren Sie das Modell neu.',
    manifestContents:
      '{{file}} des Weltmodells {{model}} ist falsch bei {{key}}: {{cause}} (und {{count}} weitere Stellen: {{keys}}). Berichtigen Sie das Manifest, oder exportieren Sie das Modell neu.',
    pathOutside:
      '{{file}} des Weltmodells {{model}} nennt bei {{key}} den Pfad {{path}}; dieser {{problem}}. Pfade müssen relativ sein, „/“ verwenden und im Ordner des Modells bleiben.',
    hashMismatch:
      '{{file}} des Weltmodells {{model}} hat den SHA-256-Wert {{actual}}, das Manifest nennt {{expected}}: Die Datei ist beschädigt oder von einer anderen Version. Laden Sie das Modell noch einmal herunter, oder exportieren Sie es neu.',
    graphMismatch:
      'Der Graph {{graph}} ({{file}}) des Weltmodells {{model}} passt nicht zu seinem Manifest: {{problem}}. Exportieren Sie Graph und Manifest zusammen.',
    npz: '{{file}} ist nicht verwendbar: {{problem}}. Schreiben Sie die Datei mit numpy.savez und float32-Arrays neu.',
    noZip:
      '{{file}} ist kein Zip-Archiv oder unvollständig. Laden Sie es noch einmal herunter, oder öffnen Sie den Ordner, aus dem es gemacht wurde.',
    zipTooLarge:
      '{{file}} ist entpackt größer als {{size}}; so groß sollte kein Weltmodell sein. Entpacken Sie es anderswo, und sehen Sie nach, was darin ist.',
    modelNotFound:
      'Es gibt kein Weltmodell {{model}}: weder einen Ordner mit einer world-model.json noch ein Modell dieses Namens in der Bibliothek ({{known}}).',

    noMemory:
      'Das Weltmodell {{model}} hat kein Gedächtnis, die Erinnerungsweise „{{policy}}“ kann ihm also nichts zeigen. Wählen Sie „none“.',
    savedDream:
      '{{file}} ist kein vollständiger gespeicherter Traum: {{cause}}. Kopieren Sie die Datei noch einmal von dort, wo sie gespeichert wurde.',
    savedModel:
      'Diesen Traum hat das Weltmodell {{model}} geträumt, geöffnet ist {{open}}. Öffnen Sie zuerst {{again}}.',
    savedWeights:
      'Diesen Traum haben andere Gewichte von {{model}} geträumt als die geöffneten; er ginge als ein anderer weiter. Öffnen Sie die Version, mit der er gesichert wurde.',

    notInLibrary:
      'In der Bibliothek gibt es {{what}} nicht: entfernt, umbenannt oder nie vorhanden. Sehen Sie noch einmal in die Liste.',
    noAddress: 'Unter dieser Adresse gibt es nichts.',
    noRequest: 'Die Bibliothek versteht diese Anfrage nicht.',
    noLibrary:
      'Das Programm, von dem das Studio gestartet wurde, antwortet nicht. Starten Sie es noch einmal, und laden Sie diese Seite neu.',
    processEnded:
      'Der Prozess dafür hat mit {{end}} geendet. Vielleicht fehlt es an Speicher: Schließen Sie andere Programme, und versuchen Sie es noch einmal.',

    output: 'Die Ausgabe: {{problem}}',
    suitePath:
      '{{file}}: Zeile {{line}}, {{key}}: {{path}} gibt es nicht. Legen Sie es dorthin, oder ändern Sie den Pfad in der Versuchsreihe.',
    suiteFolder:
      '{{file}}: Zeile {{line}}, {{key}}: {{path}} gilt vom Ordner der Versuchsreihe aus, und der ist hier nicht bekannt. Nennen Sie diesen Ordner, oder schreiben Sie den ganzen Pfad.',
    file: '{{file}}: {{problem}}',
    fileLine: '{{file}}, Zeile {{line}}: {{problem}}',
    trajectoryLine: '{{file}}, Zeile {{line}}: {{problem}}',
    trajectoryPlace: '{{file}}, {{place}}: {{problem}}',
  },

  clauses: {
    workerUnloaded: 'Der Worker des Studios ließ sich nicht laden.',
    socketClosed: 'Die Verbindung wurde geschlossen (Code {{code}}).',
    processEnded: 'Der Prozess der Engine hat mit {{end}} geendet.',
    processFailed: 'Der Prozess der Engine ist gescheitert: {{cause}}',
    ownProcessEnded: 'Ihr Prozess hat mit Code {{code}} geendet.',
    notStarted: 'Eine neue ließ sich nicht starten.',
    messageDamaged: 'Eine Nachricht war beschädigt.',
    exitCode: 'Code {{code}}',

    notIsolated: 'verlangt wurden {{threads}} Threads, aber die Seite ist nicht cross-origin-isoliert',
    isolate:
      'Liefern Sie die Seite mit COOP same-origin und COEP require-corp aus, oder verlangen Sie einen Thread.',
    noJspi: 'dem Browser fehlt JavaScript Promise Integration für WebAssembly',
    updateBrowser: 'Aktualisieren Sie den Browser, oder nehmen Sie die native CPU oder WASM.',
    noWebGpu: 'der Browser hat kein WebGPU',
    useCpu: 'Nehmen Sie die native CPU oder WASM.',
    noAdapter: 'der Browser bietet keinen GPU-Adapter an',
    updateDriver: 'Aktualisieren Sie den Grafiktreiber, oder nehmen Sie die native CPU oder WASM.',
    softwareAdapter: 'der einzige Adapter, {{adapter}}, rechnet in Software, langsamer als die native CPU',
    allowSoftware:
      'Nehmen Sie die native CPU oder WASM, oder lassen Sie Software-Adapter zu, wo es auf Tempo nicht ankommt (in Tests).',
    otherThreads: 'er läuft in diesem Prozess schon mit {{threads}} und kann nicht auf {{wanted}} wechseln',
    sameThreads: 'Verlangen Sie dieselbe Zahl von Threads, oder starten Sie einen neuen Prozess oder Worker.',
    serveWasm: 'Prüfen Sie, ob seine .wasm-Datei ausgeliefert wird, oder nehmen Sie einen anderen Provider.',
    reinstall: 'Installieren Sie die Abhängigkeiten für diese Plattform neu, oder nehmen Sie WASM.',

    noEncoder: 'Für {{codecs}} bei {{size}} Pixeln gibt es keinen Encoder.',
    noBuild:
      'Von @napi-rs/webcodecs gibt es hier keine Fassung für {{platform}}; machen Sie ohne Video weiter (--no-video), oder rufen Sie npm install noch einmal mit optionalen Paketen auf.',
    noPicture: 'Der Film wurde vor seinem ersten Bild abgebrochen.',

    answered: '{{address}} antwortete mit {{status}}',
    noFile: 'es gibt keine Datei {{file}}',
    pathLeaves: '{{path}} führt aus dem Ordner hinaus',

    expectedAtEnd: 'erwartet war {{expected}}, gefunden das Ende der Datei',
    expected: 'erwartet war {{expected}}, gefunden {{found}}',
    value: 'ein Wert',
    firstItem: 'ein Wert oder „]“',
    key: 'ein Schlüssel',
    firstKey: 'ein Schlüssel oder „}“',
    afterItem: '„,“ oder „]“',
    afterMember: '„,“ oder „}“',
    end: 'das Ende',

    topLevel: 'der obersten Ebene',
    roleMissing: 'ein Eintrag mit der Rolle {{role}} fehlt',
    roleMisplaced:
      '{{role}} hat keinen Platz unter den {{side}} des Graphen {{graph}}; möglich sind {{roles}}',
    roleTwice: '{{role}} kommt zweimal vor',
    roleShape: '{{role}} hat die Form [{{expected}}], nicht [{{actual}}]',
    noCondition: 'der Conditioner hat keine Ausgabe dieses Namens',
    conditionShape: 'der Conditioner liefert [{{expected}}], nicht [{{actual}}]',
    stepsNotAllowed: '{{steps}} gehört nicht zu allowedSteps',
    familyMismatch:
      '{{family}} passt nicht zu memory.kind {{kind}}; flow_window und latent-context brauchen einander',
    contextNeeded: 'memory.kind latent-context braucht diesen Teil',
    contextUseless: 'memory.kind {{kind}} kann damit nichts anfangen',
    guideNeedsMemory: 'ein guide braucht memory.kind reprojection',
    memoryNeedsGuide: 'reprojection braucht einen Graphen mit einer Eingabe der Rolle guide',
    positionTaken:
      '{{index}} ist eine Position des Fensters oder eines verrauschten Bildes; diese haben 0 bis {{last}}',
    windowRoom: 'das Fenster hat Platz für {{frames}} Bilder',
    sinkRoom: 'ein Fenster mit attentionSink braucht mindestens zwei Bilder',
    noHash: 'nötig sind 64 Hexadezimalziffern in Kleinschrift',
    noId: 'erlaubt sind Kleinbuchstaben, Ziffern und Bindestriche',
    noVersion: 'die Form muss 1.2.3 sein',

    backslash: 'enthält einen umgekehrten Schrägstrich',
    nullCharacter: 'enthält ein Nullzeichen',
    absolute: 'ist absolut',
    colon: 'enthält einen Doppelpunkt (ein Laufwerk, ein Schema oder einen Datenstrom)',
    leaves: 'führt aus dem Ordner hinaus',
    emptyPart: 'hat einen leeren Teil',
    noModelFile: 'gehört zu keinem Weltmodell',

    tensorNamed: 'das Manifest nennt eine {{side}} „{{tensor}}“, vorhanden sind im Graphen: {{names}}',
    tensorUnnamed: 'der Graph hat eine {{side}} „{{tensor}}“, die im Manifest fehlt',
    tensorType: 'die {{side}} „{{tensor}}“ ist {{actual}}, nicht {{expected}}',
    tensorShape: 'die {{side}} „{{tensor}}“ hat die Form [{{actual}}], nicht [{{expected}}]',
    input: 'Eingabe',
    inputs: 'Eingaben',
    output: 'Ausgabe',
    outputs: 'Ausgaben',
    noNames: 'keine',

    npzNoZip: 'sie ist kein Zip-Archiv oder unvollständig',
    npzNoArray: 'sie ist kein npy-Array',
    npzType: 'ihr Elementtyp ist {{type}}, nicht float32',
    npzOrder: 'sie ist in Fortran-Reihenfolge gespeichert',
    npzNoShape: 'ihr Kopf nennt keine Form',
    npzSize: 'sie sollte {{count}} Zahlen enthalten, hat aber {{bytes}} Bytes',
    npzMissing: 'das Array {{array}} fehlt',
    npzShape: 'das Array {{array}} ist [{{actual}}], nicht [{{expected}}]',

    emptyLibrary: 'sie ist leer',

    filmOf: 'einen Film von {{name}}',
    thisUpload: 'diese Übertragung',
    removed: 'das Entfernte',

    nameTaken:
      'Ein anderer Eintrag hat diesen Namen; benennen Sie ihn um, und holen Sie den alten dann zurück.',
    modelThere:
      'Ein Modell {{model}} gibt es schon; entfernen Sie es zuerst, oder geben Sie diesem im Manifest eine andere id.',
    modelTooLarge:
      'Das Modell ist größer als {{size}} und läuft hier nicht; nehmen Sie ein kleineres, oder lassen Sie weg, was es nicht braucht.',
    pathRefused: 'Dieser Pfad {{problem}} und wird nicht aufgenommen; lassen Sie die Datei weg.',
    notWritable:
      'Hier darf nicht geschrieben werden; wählen Sie einen anderen Ort, oder ändern Sie die Zugriffsrechte.',
    readOnly: 'Der Datenträger ist schreibgeschützt; wählen Sie einen anderen Ort.',
    diskFull: 'Der Datenträger ist voll; schaffen Sie Platz, oder wählen Sie einen anderen Ort.',
    quotaUsed:
      'Ihr Kontingent auf diesem Datenträger ist aufgebraucht; schaffen Sie Platz, oder wählen Sie einen anderen Ort.',
    partIsFile: 'Ein Teil dieses Pfads ist eine Datei und kein Ordner; wählen Sie einen anderen Ort.',
    isFolder: 'Das ist ein Ordner, nötig ist eine Datei; wählen Sie einen anderen Namen.',
    nameTooLong: 'Dieser Name ist zu lang; wählen Sie einen kürzeren.',
    unknownPolicy:
      'Ihre Erinnerungsweise {{policy}} ist hier nicht bekannt; nehmen Sie das Dreamwalk, das die Aufnahme geschrieben hat.',
    unknownSchedule:
      'Ihr Ablauf beim Sampeln, {{schedule}}, ist hier nicht bekannt; nehmen Sie das Dreamwalk, das die Aufnahme geschrieben hat.',
    cutOff: 'Diese Aufnahme wurde vor ihrem ersten Bild abgebrochen; machen Sie eine neue.',
    otherModel:
      'Diese Aufnahme hat das Modell {{made}} gemacht, nicht {{model}}; nennen Sie jenes mit --model.',
    otherWeights:
      'Der Graph {{graph}} von {{model}} hat sich seit dieser Aufnahme geändert; nennen Sie mit --model den Ordner der Gewichte, die sie gemacht haben.',
    rolloutFileMissing:
      'Diese Datei fehlt, {{folder}} ist also keine Aufnahme; nennen Sie einen Ordner, den dreamwalk rollout geschrieben hat.',
    framesNotWhole:
      '{{written}} Bilder wurden geschrieben, aber nur {{whole}} sind vollständig; der Ordner wurde danach beschädigt.',
    headerNoJson: 'Das ist kein JSON; der Ordner ist keine Aufnahme, oder die Datei ist beschädigt.',
    headerField: '{{field}}: {{cause}}; erwartet wird ein Kopf {{format}}.',
    otherFrame: 'Erwartet war Bild {{expected}}, gefunden Bild {{found}}.',
    lineNoJson: 'Diese Zeile ist kein JSON; die Datei ist beschädigt.',
    lineField: '{{field}}: {{cause}}; die Datei ist beschädigt.',
    theLine: 'Zeile',
    theDocument: 'das Dokument',
    noStart: 'Diese Datei beginnt nicht wie eine start.bin; sie ist beschädigt.',
    noFrameFile: 'Diese Datei beginnt nicht wie eine latents.bin; sie ist beschädigt.',
    startVersion: 'Version {{version}} des Formats ist hier nicht bekannt (nur {{known}}).',
    frameFileVersion:
      'Version {{version}} des Formats ist hier nicht bekannt (nur {{known}}); nehmen Sie das Dreamwalk, das die Datei geschrieben hat.',
    startSize:
      'Die Datei hat {{actual}} Bytes, für {{views}} Ansichten von {{size}} Pixeln sind {{expected}} nötig; sie ist beschädigt.',

    // What is wrong with a saved dream.
    dreamCut: 'sie ist abgeschnitten',
    dreamBegin: 'sie fängt nicht so an',
    dreamHead: 'ihr Kopf ist kein JSON-Objekt',
    dreamArray: 'ihr Array {{array}} ist nicht, was ihr Kopf sagt',
    dreamArraySize: 'ihr Array {{array}} hat nicht die Größe, die es haben müsste',
    dreamMissing: 'sie nennt mehr, als sie enthält',
    dreamName: 'der Name eines gespeicherten Traums endet auf {{ending}}; benennen Sie die Datei um.',
    dreamTooLarge: 'sie ist größer als {{size}}, und das ist kein gespeicherter Traum.',
    dreamOf: 'einen gespeicherten Traum {{name}}',

    timeBack:
      'Die Zeit läuft rückwärts, von {{from}} s auf {{to}} s. Sortieren Sie die Zeilen nach ihrem Zeitstempel.',
    noPose: 'Die Datei endet ohne eine einzige Pose. Nötig ist eine Zeile je Pose: {{columns}}.',
    oneColumn: '{{one}} Spalte',
    columns: '{{count}} Spalten',
    otherColumns: 'Die Zeile hat {{columns}} statt 8. Schreiben Sie {{order}}, durch Leerzeichen getrennt.',
    noNumber:
      'Spalte {{column}} ({{name}}) ist „{{word}}“, keine endliche Dezimalzahl. Berichtigen Sie die Zahl, oder entfernen Sie die Zeile.',
    quaternion:
      'Das Quaternion (Spalten 5 bis 8, qx qy qz qw) hat die Länge {{length}} statt 1. Prüfen Sie, ob die Spalten in der Reihenfolge des TUM-Formats stehen, oder normieren Sie das Quaternion.',
    noFrameList:
      'Es fehlt eine Liste von Bildern mit je einer Pose. Wählen Sie die transforms.json eines nerfstudio-Datensatzes.',
    someTimes:
      'Nur {{timed}} von {{frames}} Bildern haben eine Zeit. Geben Sie allen Bildern eine, oder keinem.',
    noJson:
      'Das ist kein JSON ({{cause}}). Exportieren Sie die Datei neu, oder stellen Sie sie aus einer Kopie wieder her.',
    noObject: 'Das ist kein JSON-Objekt. Wählen Sie die transforms.json eines nerfstudio-Datensatzes.',
    frameNoObject: 'Das ist kein JSON-Objekt. Entfernen Sie dieses Bild.',
    noTime:
      'Die Zeit ist keine Zahl in Sekunden. Berichtigen Sie sie, oder entfernen Sie die Zeiten aller Bilder.',
    noScale: 'Der Maßstab ist keine positive Zahl. Berichtigen oder entfernen Sie ihn.',
    noMatrix:
      'Das ist keine Matrix aus drei oder vier Zeilen mit je vier endlichen Zahlen. Schreiben Sie die Matrix von der Kamera zur Welt, Zeile für Zeile.',
    noRotation:
      'Die 3×3-Matrix ist keine Drehung: Ihre Zeilen weichen um {{error}} von der Orthonormalität ab, erlaubt sind {{tolerance}}. Entfernen Sie Skalierung und Scherung, und prüfen Sie, ob sie zeilenweise gelesen wird.',
    mirrors:
      'Die 3×3-Matrix spiegelt den Raum (ihre Determinante ist −1) und ist deshalb keine Drehung. Rechnen Sie linkshändige Achsen um, oder drehen Sie zwei Achsen um statt einer.',
  },

  foreign: {
    expectedReceived: 'erwartet war {{expected}}, vorhanden ist {{received}}',
    expected: 'erwartet war {{expected}}',
    invalid: 'die Angabe ist ungültig',
    unknownKey: 'den Schlüssel {{key}} gibt es nicht',
    unknownKeys: 'die Schlüssel {{key}} gibt es nicht',
    unknownKind: 'diese Art gibt es nicht; möglich sind {{expected}}',
    unknownOption: 'diesen Wert gibt es nicht; möglich sind {{expected}}',
    tooSmall: 'die Zahl ist zu klein, nötig ist {{bound}}',
    tooShort: 'der Text ist zu kurz, nötig sind {{bound}} Zeichen',
    tooFew: 'die Liste ist zu kurz, nötig sind {{bound}} Einträge',
    tooBig: 'die Zahl ist zu groß, nötig ist {{bound}}',
    noSuchFile: 'ENOENT: die Datei oder der Ordner ist nicht vorhanden, {{call}}',
    noPermission: 'EACCES: der Zugriff ist nicht erlaubt, {{call}}',
  },
};
