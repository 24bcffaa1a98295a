import type { failures as english } from '../en/failures.ts';
import type { Same } from '../same.ts';

export const failures: Same<typeof english> = {
  onlyEnglish: 'Il n’existe qu’un message en anglais :',

  restarted: {
    title: 'Le moteur a été redémarré',
    process: 'Son processus s’est arrêté au milieu de la marche, qui reprend depuis son début.',
    gpu: 'Le GPU a failli au milieu de la marche, qui reprend depuis son début.',
    film: 'Ce qui a été enregistré se trouve parmi les enregistrements de la bibliothèque, à la dernière seconde près.',
    dismiss: 'Masquer',
  },

  messages: {
    noModel: 'Aucun modèle n’est encore ouvert. Ouvrez-en un, puis entrez dans un monde.',
    engineConnection: 'Le moteur est injoignable : {{cause}} Rechargez le studio, ou démarrez-le de nouveau.',
    wireFormat:
      'Un message échangé avec le moteur est endommagé : {{cause}}. Rechargez le studio pour que les deux côtés soient de la même version.',
    image:
      '{{file}} ne peut pas être lu comme une image. Choisissez un fichier PNG, JPEG, WebP ou AVIF que d’autres programmes savent ouvrir.',
    viewSize:
      'Une vue de {{size}} pixels et {{values}} valeurs ne convient pas au modèle {{model}}, qui voit {{wanted}} pixels de trois valeurs. Redimensionnez d’abord l’image.',
    worldSeed: '{{seed}} ne désigne aucun monde ; donnez un nombre entier de 0 à 4294967295.',
    tourTooLarge:
      'Le monde {{seed}} a de la place pour {{found}} vues autour de cette marche, mais {{asked}} ont été demandées ; demandez-en moins, ou marchez plus loin.',

    provider: 'Le moteur de calcul {{provider}} est inutilisable ici : {{cause}}. {{remedy}}',
    deviceLost: 'Le GPU a été perdu ({{reason}}) : {{cause}}. Ouvrez de nouveau le modèle.',
    deviceLostSilently: 'Le GPU a été perdu ({{reason}}). Ouvrez de nouveau le modèle.',
    deviceFault:
      'Le GPU a signalé une erreur, ses résultats ne sont donc pas fiables : {{cause}} Ouvrez de nouveau le modèle ; si la mémoire a manqué, fermez les autres programmes qui utilisent le GPU.',
    graphLoad:
      'Le moteur de calcul {{provider}} n’a pas pu charger le graphe {{graph}} : {{cause}} Le fichier est endommagé, ou il utilise un opérateur que ce moteur ne connaît pas ; exportez-le ou téléchargez-le de nouveau.',
    graphRun: 'Le graphe {{graph}} a échoué sur le moteur de calcul {{provider}} : {{cause}}',
    golden:
      'Sur {{provider}}, le graphe {{file}} du modèle de monde {{model}} donne une sortie « {{output}} » qui s’écarte de {{difference}} de sa valeur de référence, plus que les {{tolerance}} admis. Choisissez un autre moteur de calcul, ou exportez de nouveau les graphes et leurs valeurs de référence.',
    video: 'Impossible d’écrire une vidéo ici : {{cause}}',

    missingFile:
      'Le modèle de monde {{model}} n’a pas de fichier {{file}} lisible. Restaurez ce fichier, ou téléchargez de nouveau le modèle.',
    missingFileWhy:
      'Le modèle de monde {{model}} n’a pas de fichier {{file}} lisible ({{cause}}). Restaurez ce fichier, ou téléchargez de nouveau le modèle.',
    manifestSyntax:
      '{{file}} du modèle de monde {{model}} n’est pas un JSON valide, ligne {{line}}, colonne {{column}} : {{cause}}. Corrigez cet endroit.',
    manifestContent:
      '{{file}} du modèle de monde {{model}} est faux ({{key}}) : {{cause}}. Corrigez le manifeste, ou exportez de nouveau le modèle.',
    manifestContents:
      '{{file}} du modèle de monde {{model}} est faux ({{key}}) : {{cause}} (et à {{count}} autres endroits : {{keys}}). Corrigez le manifeste, ou exportez de nouveau le modèle.',
    pathOutside:
      '{{file}} du modèle de monde {{model}} nomme le chemin {{path}} ({{key}}), qui {{problem}}. Les chemins doivent être relatifs, employer « / » et rester dans le dossier du modèle.',
    hashMismatch:
      '{{file}} du modèle de monde {{model}} a le SHA-256 {{actual}}, mais le manifeste annonce {{expected}} : le fichier est endommagé ou d’une autre version. Téléchargez ou exportez de nouveau le modèle.',
    graphMismatch:
      'Le graphe {{graph}} ({{file}}) du modèle de monde {{model}} ne correspond pas à son manifeste : {{problem}}. Exportez ensemble le graphe et le manifeste.',
    npz: '{{file}} est inutilisable : {{problem}}. Écrivez-le de nouveau avec numpy.savez et des tableaux float32.',
    noZip:
      '{{file}} n’est pas une archive zip, ou elle est tronquée. Téléchargez-la de nouveau, ou ouvrez le dossier dont elle provient.',
    zipTooLarge:
      '{{file}} dépasse {{size}} une fois décompressé, ce qu’aucun modèle de monde ne devrait faire. Décompressez-le ailleurs et regardez ce qu’il contient.',
    modelNotFound:
      'Il n’y a pas de modèle de monde {{model}} : ce n’est ni un dossier avec un world-model.json, ni l’un des modèles de la bibliothèque ({{known}}).',

    noMemory:
      'Le modèle de monde {{model}} n’a pas de mémoire : la façon de se souvenir « {{policy}} » n’a rien à lui montrer. Choisissez « none ».',
    savedDream:
      '{{file}} n’est pas un rêve enregistré complet : {{cause}}. Copiez-le de nouveau depuis l’endroit où il a été enregistré.',
    savedModel:
      'Ce rêve a été rêvé par le modèle de monde {{model}}, et {{open}} est ouvert. Ouvrez d’abord {{again}}.',
    savedWeights:
      'Ce rêve a été rêvé par d’autres poids de {{model}} que ceux qui sont ouverts, et se poursuivrait autrement. Ouvrez la version avec laquelle il a été conservé.',

    notInLibrary:
      'La bibliothèque ne contient pas {{what}} : supprimé, renommé ou jamais ajouté. Consultez de nouveau la liste.',
    noAddress: 'Il n’y a rien à cette adresse.',
    noRequest: 'La bibliothèque ne comprend pas cette requête.',
    noLibrary:
      'Le programme qui a démarré le studio ne répond pas. Démarrez-le de nouveau et rechargez cette page.',
    processEnded:
      'Le processus qui s’en chargeait s’est terminé avec {{end}}. La mémoire manque peut-être : fermez d’autres programmes et réessayez.',

    output: 'La sortie : {{problem}}',
    suitePath:
      '{{file}} : ligne {{line}}, {{key}} : {{path}} n’existe pas. Mettez-le là, ou changez le chemin dans la suite.',
    suiteFolder:
      '{{file}} : ligne {{line}}, {{key}} : {{path}} part du dossier de la suite, qui n’est pas connu ici. Nommez ce dossier, ou écrivez le chemin entier.',
    file: '{{file}} : {{problem}}',
    fileLine: '{{file}}, ligne {{line}} : {{problem}}',
    trajectoryLine: '{{file}}, ligne {{line}} : {{problem}}',
    trajectoryPlace: '{{file}}, {{place}} : {{problem}}',
  },

  clauses: {
    workerUnloaded: 'le worker du studio n’a pas pu être chargé.',
    socketClosed: 'la connexion a été fermée (code {{code}}).',
    processEnded: 'le processus du moteur s’est terminé avec {{end}}.',
    processFailed: 'le processus du moteur a échoué : {{cause}}',
    ownProcessEnded: 'son processus s’est terminé avec le code {{code}}.',
    notStarted: 'aucun autre n’a pu être démarré.',
    messageDamaged: 'un message était endommagé.',
    exitCode: 'le code {{code}}',

    notIsolated:
      '{{threads}} fils d’exécution ont été demandés, mais la page n’est pas isolée (cross-origin)',
    isolate:
      'Servez la page avec COOP same-origin et COEP require-corp, ou demandez un seul fil d’exécution.',
    noJspi: 'il manque à ce navigateur JavaScript Promise Integration pour WebAssembly',
    updateBrowser: 'Mettez à jour le navigateur, ou utilisez le CPU natif ou WASM.',
    noWebGpu: 'ce navigateur n’a pas WebGPU',
    useCpu: 'Utilisez le CPU natif ou WASM.',
    noAdapter: 'ce navigateur ne propose aucun adaptateur GPU',
    updateDriver: 'Mettez à jour le pilote graphique, ou utilisez le CPU natif ou WASM.',
    softwareAdapter: 'son seul adaptateur, {{adapter}}, est logiciel, plus lent que le CPU natif',
    allowSoftware:
      'Utilisez le CPU natif ou WASM, ou acceptez les adaptateurs logiciels là où la vitesse importe peu (tests).',
    otherThreads: 'il tourne déjà avec {{threads}} dans ce processus et ne peut pas passer à {{wanted}}',
    sameThreads: 'Demandez le même nombre de fils d’exécution, ou démarrez un nouveau processus ou worker.',
    serveWasm: 'Vérifiez que son fichier .wasm est servi, ou utilisez un autre moteur de calcul.',
    reinstall: 'Réinstallez les dépendances pour cette plateforme, ou utilisez WASM.',

    noEncoder: 'il n’y a pas d’encodeur pour {{codecs}} en {{size}}.',
    noBuild:
      '@napi-rs/webcodecs n’existe pas ici pour {{platform}} ; continuez sans vidéo (--no-video), ou relancez npm install avec les paquets facultatifs.',
    noPicture: 'le film a été coupé avant sa première image.',

    answered: '{{address}} a répondu {{status}}',
    noFile: 'il n’y a pas de fichier {{file}}',
    pathLeaves: '{{path}} sort du dossier',

    expectedAtEnd: '{{expected}} était attendu, le fichier s’arrête là',
    expected: '{{expected}} était attendu, {{found}} a été trouvé',
    value: 'une valeur',
    firstItem: 'une valeur ou « ] »',
    key: 'un nom de champ',
    firstKey: 'un nom de champ ou « } »',
    afterItem: '« , » ou « ] »',
    afterMember: '« , » ou « } »',
    end: 'la fin',

    topLevel: 'au premier niveau',
    roleMissing: 'il manque une entrée de rôle {{role}}',
    roleMisplaced:
      '{{role}} n’a pas sa place parmi les {{side}} du graphe {{graph}}, qui peuvent être {{roles}}',
    roleTwice: '{{role}} apparaît deux fois',
    roleShape: 'un tenseur {{role}} est [{{expected}}], pas [{{actual}}]',
    noCondition: 'aucune sortie du conditionneur ne porte ce nom',
    conditionShape: 'le conditionneur produit [{{expected}}], pas [{{actual}}]',
    stepsNotAllowed: '{{steps}} ne fait pas partie d’allowedSteps',
    familyMismatch:
      '{{family}} ne va pas avec memory.kind {{kind}} ; flow_window et latent-context ont besoin l’un de l’autre',
    contextNeeded: 'memory.kind latent-context en a besoin',
    contextUseless: 'memory.kind {{kind}} n’en a pas l’usage',
    guideNeedsMemory: 'un guide a besoin de memory.kind reprojection',
    memoryNeedsGuide: 'reprojection a besoin d’un graphe ayant une entrée de rôle guide',
    positionTaken:
      '{{index}} est une position de la fenêtre ou d’une image bruitée, qui vont de 0 à {{last}}',
    windowRoom: 'la fenêtre a de la place pour {{frames}} images',
    sinkRoom: 'une fenêtre avec attentionSink a besoin d’au moins deux images',
    noHash: 'il faut 64 chiffres hexadécimaux en minuscules',
    noId: 'il faut des minuscules, des chiffres et des traits d’union',
    noVersion: 'il faut la forme 1.2.3',

    backslash: 'contient une barre oblique inverse',
    nullCharacter: 'contient un caractère nul',
    absolute: 'est absolu',
    colon: 'contient un deux-points (un lecteur, un schéma ou un flux)',
    leaves: 'sort du dossier',
    emptyPart: 'a une partie vide',
    noModelFile: 'n’est pas un fichier de modèle de monde',

    tensorNamed: 'le manifeste nomme une {{side}} « {{tensor}} », mais le graphe a : {{names}}',
    tensorUnnamed: 'le graphe a une {{side}} « {{tensor}} » qui manque au manifeste',
    tensorType: 'la valeur ({{side}}) « {{tensor}} » est {{actual}}, pas {{expected}}',
    tensorShape: 'la valeur ({{side}}) « {{tensor}} » a la forme [{{actual}}], pas [{{expected}}]',
    input: 'entrée',
    inputs: 'entrées',
    output: 'sortie',
    outputs: 'sorties',
    noNames: 'aucune',

    npzNoZip: 'ce n’est pas une archive zip, ou elle est tronquée',
    npzNoArray: 'ce n’est pas un tableau npy',
    npzType: 'le type de ses éléments est {{type}}, pas float32',
    npzOrder: 'il est rangé dans l’ordre de Fortran',
    npzNoShape: 'son en-tête ne donne pas de forme',
    npzSize: 'il devrait contenir {{count}} nombres mais a {{bytes}} octets',
    npzMissing: 'il n’a pas de tableau {{array}}',
    npzShape: 'le tableau {{array}} est [{{actual}}], pas [{{expected}}]',

    emptyLibrary: 'qui est vide',

    filmOf: 'de film de {{name}}',
    thisUpload: 'ce transfert',
    removed: 'ce qui a été supprimé',

    nameTaken: 'un autre élément a pris ce nom ; renommez-le, puis récupérez l’ancien.',
    modelThere:
      'il y a déjà un modèle {{model}} ; supprimez-le d’abord, ou donnez à celui-ci un autre id dans son manifeste.',
    modelTooLarge:
      'le modèle dépasse {{size}} et ne tourne pas ici ; prenez-en un plus petit, ou retirez ce dont il n’a pas besoin.',
    pathRefused: 'ce chemin {{problem}} et n’est pas accepté ; retirez ce fichier.',
    notWritable:
      'l’écriture est interdite ici ; choisissez un autre emplacement, ou changez les droits d’accès.',
    readOnly: 'le disque est en lecture seule ; choisissez un autre emplacement.',
    diskFull: 'le disque est plein ; libérez de la place, ou choisissez un autre emplacement.',
    quotaUsed: 'le quota du disque est épuisé ; libérez de la place, ou choisissez un autre emplacement.',
    partIsFile: 'une partie de ce chemin est un fichier et non un dossier ; choisissez un autre emplacement.',
    isFolder: 'c’est un dossier, et il faut un fichier ; choisissez un autre nom.',
    nameTooLong: 'ce nom est trop long ; choisissez-en un plus court.',
    unknownPolicy:
      'sa façon de se souvenir, {{policy}}, est inconnue ici ; utilisez le Dreamwalk qui l’a écrit.',
    unknownSchedule:
      'son déroulement de l’échantillonnage, {{schedule}}, est inconnu ici ; utilisez le Dreamwalk qui l’a écrit.',
    cutOff: 'cet enregistrement a été coupé avant sa première image ; faites-en un autre.',
    otherModel:
      'cet enregistrement vient du modèle {{made}}, pas de {{model}} ; nommez ce modèle avec --model.',
    otherWeights:
      'le graphe {{graph}} de {{model}} a changé depuis cet enregistrement ; nommez avec --model le dossier des poids qui l’ont produit.',
    rolloutFileMissing:
      'ce fichier manque, {{folder}} n’est donc pas un enregistrement ; nommez un dossier écrit par dreamwalk rollout.',
    framesNotWhole:
      '{{written}} images ont été écrites, mais seules {{whole}} sont entières ; le dossier a été endommagé ensuite.',
    headerNoJson:
      'ce n’est pas du JSON ; le dossier n’est pas un enregistrement, ou le fichier est endommagé.',
    headerField: '{{field}} : {{cause}} ; un en-tête {{format}} est attendu.',
    otherFrame: 'l’image {{expected}} était attendue, l’image {{found}} a été trouvée.',
    lineNoJson: 'cette ligne n’est pas du JSON ; le fichier est endommagé.',
    lineField: '{{field}} : {{cause}} ; le fichier est endommagé.',
    theLine: 'la ligne',
    theDocument: 'le document',
    noStart: 'ce fichier ne commence pas comme un start.bin ; il est endommagé.',
    noFrameFile: 'ce fichier ne commence pas comme un latents.bin ; il est endommagé.',
    startVersion: 'la version {{version}} du format est inconnue ici (seulement {{known}}).',
    frameFileVersion:
      'la version {{version}} du format est inconnue ici (seulement {{known}}) ; utilisez le Dreamwalk qui l’a écrit.',
    startSize:
      'le fichier a {{actual}} octets alors que {{views}} vues de {{size}} en demandent {{expected}} ; il est endommagé.',

    // What is wrong with a saved dream.
    dreamCut: 'il est tronqué',
    dreamBegin: 'il ne commence pas comme il faut',
    dreamHead: 'son en-tête n’est pas un objet JSON',
    dreamArray: 'son tableau {{array}} n’est pas ce que dit son en-tête',
    dreamArraySize: 'son tableau {{array}} n’a pas la taille voulue',
    dreamMissing: 'il nomme plus qu’il ne contient',
    dreamName: 'le nom d’un rêve enregistré se termine par {{ending}} ; renommez le fichier.',
    dreamTooLarge: 'il dépasse {{size}}, ce qu’aucun rêve enregistré ne fait.',
    dreamOf: 'un rêve enregistré {{name}}',

    timeBack: 'le temps recule, de {{from}} s à {{to}} s. Triez les lignes selon leur horodatage.',
    noPose: 'le fichier s’achève sans une seule pose. Il faut une ligne par pose : {{columns}}.',
    oneColumn: '{{one}} colonne',
    columns: '{{count}} colonnes',
    otherColumns: 'la ligne a {{columns}} au lieu de 8. Écrivez {{order}}, séparés par des espaces.',
    noNumber:
      'la colonne {{column}} ({{name}}) est « {{word}} », qui n’est pas un nombre décimal fini. Corrigez ce nombre, ou supprimez la ligne.',
    quaternion:
      'le quaternion (colonnes 5 à 8, qx qy qz qw) est de longueur {{length}} au lieu de 1. Vérifiez que les colonnes suivent l’ordre du format TUM, ou normalisez le quaternion.',
    noFrameList:
      'il n’y a pas de liste d’images ayant chacune une pose. Choisissez le transforms.json d’un jeu de données nerfstudio.',
    someTimes:
      'seules {{timed}} images sur {{frames}} ont un temps. Donnez-en un à toutes les images, ou à aucune.',
    noJson:
      'ce n’est pas du JSON ({{cause}}). Exportez de nouveau le fichier, ou restaurez-le à partir d’une copie.',
    noObject: 'ce n’est pas un objet JSON. Choisissez le transforms.json d’un jeu de données nerfstudio.',
    frameNoObject: 'ce n’est pas un objet JSON. Supprimez cette image.',
    noTime:
      'le temps n’est pas un nombre de secondes. Corrigez-le, ou supprimez les temps de toutes les images.',
    noScale: 'l’échelle n’est pas un nombre positif. Corrigez-la, ou supprimez-la.',
    noMatrix:
      'ce n’est pas une matrice de trois ou quatre lignes de quatre nombres finis. Écrivez la matrice de la caméra vers le monde, ligne par ligne.',
    noRotation:
      'la matrice 3×3 n’est pas une rotation : ses lignes s’écartent de l’orthonormalité de {{error}}, plus que {{tolerance}}. Retirez toute mise à l’échelle ou tout cisaillement, et vérifiez qu’elle est lue ligne par ligne.',
    mirrors:
      'la matrice 3×3 inverse l’espace (son déterminant est −1), ce n’est donc pas une rotation. Convertissez les axes de main gauche, ou retournez deux axes au lieu d’un.',
  },

  foreign: {
    expectedReceived: '{{expected}} était attendu, {{received}} a été trouvé',
    expected: '{{expected}} était attendu',
    invalid: 'la valeur n’est pas valable',
    unknownKey: 'le champ {{key}} n’existe pas',
    unknownKeys: 'les champs {{key}} n’existent pas',
    unknownKind: 'ce genre n’existe pas ; sont possibles {{expected}}',
    unknownOption: 'cette valeur n’existe pas ; sont possibles {{expected}}',
    tooSmall: 'le nombre est trop petit, il faut {{bound}}',
    tooShort: 'le texte est trop court, il faut {{bound}} caractères',
    tooFew: 'la liste est trop courte, il faut {{bound}} éléments',
    tooBig: 'le nombre est trop grand, il faut {{bound}}',
    noSuchFile: 'ENOENT : le fichier ou le dossier n’existe pas, {{call}}',
    noPermission: 'EACCES : accès refusé, {{call}}',
  },
};
