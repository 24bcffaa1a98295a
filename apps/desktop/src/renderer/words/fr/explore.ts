import type { explore as english } from '../en/explore.ts';
import type { Same } from '../same.ts';

export const explore: Same<typeof english> = {
  beside: {
    title: 'À côté du rêve',
    label: 'Ce qui est montré à côté du rêve',
    nothing: 'Rien',
    reality: 'Réalité',
    forgetful: 'Sans mémoire',
    memory: 'Mémoire : {{policy}}',
    difference: 'Différence',
    likeness: '{{psnrDb}} dB',
    aboutLikeness:
      'Ressemblance des deux images : PSNR en décibels, plus il est grand, plus elles se ressemblent',
    empty: 'Il n’y a rien à comparer à cette image.',
    about: {
      nothing: 'Mettez à côté la réalité, une autre mémoire ou une autre branche.',
      reality: 'Le vrai monde depuis la même pose. Le rêve ne le voit jamais.',
      memory: 'Les mêmes pas et le même bruit à partir d’ici, avec une autre mémoire.',
      branch: 'L’image de même numéro de l’autre branche.',
    },
  },
  branches: {
    label: 'Branches de la marche',
    name: 'Branche {{name}}',
    goTo: 'À la fin de la branche {{name}}',
  },
  view: {
    label: 'La vue rêvée',
    recording: 'Enr.',
    paused: 'En pause',
    softened: 'Clignotement atténué',
    invented: 'Aucun souvenir ici : le modèle invente',
    walkHint: 'Marchez avec {{walk}} · regardez avec {{look}}, ou cliquez et bougez la souris',
    mouseHint: 'Échap libère la souris',
  },
  transport: {
    wander: 'Flâner',
    takeOver: 'Reprendre',
    label: 'Marche',
    pause: 'Pause',
    goOn: 'Reprendre',
    back: 'Reculer',
    step: 'Avancer',
    reset: 'Au début',
    newWorld: 'Nouveau monde',
    record: 'Enregistrer',
    stop: 'Arrêter',
  },
  filmstrip: { label: 'La marche jusqu’ici', frame: 'image {{frame}} sur {{last}}' },
  image: {
    button: 'Image…',
    about: 'Expérimental : tout ce qui dépasse l’image est inventé',
    label: 'Partir d’une image (expérimental)',
  },
  recording: {
    recorded: '{{seconds}} s enregistrées',
    save: 'Enregistrer {{fileName}}',
    show: 'Afficher',
    dismiss: 'Fermer',
  },
  instruments: 'Instruments',
  rate: {
    title: 'Cadence',
    walking: 'en marche',
    still: 'à l’arrêt',
    framesPerSecond: 'i/s',
    step: 'ms par pas',
    latency: 'ms à l’écran',
    aboutLatency: 'De la touche enfoncée à l’image qui y répond',
    chart: 'Durée des derniers pas, comparée aux {{budgetMs}} ms disponibles',
  },
  stages: {
    title: 'Le pas par étape',
    retrieve: { name: 'rappel', about: 'choisit les vues à regarder' },
    splat: { name: 'projection', about: 'porte leurs pixels dans la nouvelle vue' },
    condition: { name: 'conditionnement', about: 'lit les pixels portés' },
    denoise: { name: 'débruitage', about: 'rêve le latent' },
    decode: { name: 'décodage', about: 'en fait une image et sa profondeur' },
    store: { name: 'mémorisation', about: 'retient le résultat' },
  },
  pose: {
    title: 'Pose et torseur',
    frame: 'image',
    position: 'position',
    aboutPosition: 'mètres : x, y, z',
    heading: 'cap',
    aboutHeading: 'degrés : lacet, tangage',
    aboutLinear: 'mètres par image, dans les axes de la caméra',
    aboutAngular: 'degrés par image, dans les axes de la caméra',
  },
  provider: {
    title: 'Calcul',
    starting: 'démarrage…',
  },
  map: {
    title: 'Carte',
    label:
      'Le lieu vu d’en haut : le chemin parcouru, les vues mémorisées et celles consultées maintenant. Plus et moins changent l’échelle, Page précédente et suivante montrent les vues mémorisées l’une après l’autre.',
    entry: 'numéro {{entryId}}',
  },
  memory: {
    title: 'Mémoire',
    policy: 'Comment les vues retenues sont choisies',
    seen: 'vues',
    dreamed: 'rêvées',
    budget: 'sur',
    aboutBudget:
      'Nombre maximal de vues mémorisées ; au-delà, la vue rêvée que les autres montrent le mieux est oubliée',
    covered: 'couvert',
    aboutCovered: 'Part de cette image couverte par une vue retenue',
    tint: 'Teinter l’inventé',
  },
  policies: {
    coverage: {
      label: 'Couverture',
      about: 'Les vues qui, ensemble, montrent le plus de ce qui vient.',
    },
    temporal: { label: 'Récentes', about: 'Les vues les plus récentes, où qu’elles regardent.' },
    random: { label: 'Hasard', about: 'Des vues tirées au sort, pour comparer.' },
    'worldcam-paper': {
      label: 'WorldCam',
      about: 'Parmi les vues les plus proches, les moins tournées : l’article de WorldCam.',
    },
    'worldcam-release': {
      label: 'WorldCam (code)',
      about: 'Les vues les moins tournées, d’où qu’elles soient : le code de WorldCam.',
    },
    worldmem: {
      label: 'WorldMem',
      about: 'Les vues qui partagent le plus d’espace, chacune pour ce qui manque aux autres.',
    },
    'context-as-memory': {
      label: 'Context-as-Memory',
      about: 'Une vue tirée au sort dans chaque série dont les bords de champ croisent ceux de la suivante.',
    },
    worldplay: {
      label: 'WorldPlay',
      about: 'Les premières vues, la série la mieux vue et les vues les plus récentes.',
    },
    'matrix-game-3': {
      label: 'Matrix-Game 3',
      about: 'Les vues qui partagent le plus d’espace, et la plus ancienne.',
    },
    'vmem-geodesic': {
      label: 'VMem',
      about: 'Les vues de la surface à venir, les plus proches d’abord, sans doublons.',
    },
    none: { label: 'Aucune', about: 'Seulement l’image précédente : le lieu dérive.' },
  },
  retrieved: {
    title: 'Vues de cette image',
    dreamed: 'Une vue rêvée',
    seen: 'Une vue de la visite',
  },
};
