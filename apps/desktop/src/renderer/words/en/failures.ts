/**
 * What errors say in English: `translateFailure` recognises them by these, so they must be the errors' own words. What may stand in
 * which gap is said there.
 */
export const failures = {
  /** Says in another language that what follows is English. */
  onlyEnglish: 'This is said in English only:',

  /** An engine that was lost, and another in its place. */
  restarted: {
    title: 'The engine was started anew',
    process: 'Its process ended in the middle of the walk, which begins again at its start.',
    gpu: 'The GPU failed in the middle of the walk, which begins again at its start.',
    film: 'What was recorded lies among the recordings of the library, whole but for its last second.',
    dismiss: 'Dismiss',
  },

  /** Whole messages. */
  messages: {
    // The engine, and the way to it.
    noModel: 'No model is open yet. Open one first, then enter a world.',
    engineConnection: 'The engine cannot be reached: {{cause}} Reload the studio, or start it again.',
    wireFormat:
      'A message to or from the engine is damaged: {{cause}}. Reload the studio so that both ends are of one version.',
    image:
      '{{file}} cannot be read as an image. Choose a PNG, JPEG, WebP or AVIF file that other programs open.',
    viewSize:
      'A view of {{size}} pixels with {{values}} values does not fit the model {{model}}, which sees {{wanted}} pixels of three. Resize the image first.',
    worldSeed: '{{seed}} is no world seed; give a whole number from 0 to 4294967295.',
    tourTooLarge:
      'World {{seed}} has room for {{found}} tour views round this walk, but {{asked}} were asked for; ask for fewer or walk farther.',

    // What computes.
    provider: 'The {{provider}} provider cannot be used here: {{cause}}. {{remedy}}',
    deviceLost:
      'The GPU device was lost ({{reason}}): {{cause}}. Create a new runtime and load the model again.',
    deviceLostSilently:
      'The GPU device was lost ({{reason}}). Create a new runtime and load the model again.',
    deviceFault:
      'The GPU device reported an error, so its results cannot be trusted: {{cause}} Create a new runtime and load the model again; if memory ran out, close other programs that use the GPU.',
    graphLoad:
      'The graph {{graph}} could not be loaded by the {{provider}} provider: {{cause}} The file is damaged or uses an operator that this provider lacks; export or download it again.',
    graphRun: 'The graph {{graph}} failed on the {{provider}} provider: {{cause}}',
    golden:
      'On {{provider}}, the graph {{file}} of the world model {{model}} gives an output "{{output}}" that is off its golden value by {{difference}}, more than the {{tolerance}} allowed. Choose another provider, or export the graphs and their golden tests again.',
    video: 'No video can be written here: {{cause}}',

    // World models on disk.
    missingFile:
      'The world model {{model}} has no readable file {{file}}. Restore the file or download the model again.',
    missingFileWhy:
      'The world model {{model}} has no readable file {{file}} ({{cause}}). Restore the file or download the model again.',
    manifestSyntax:
      '{{file}} of the world model {{model}} is not valid JSON in line {{line}}, column {{column}}: {{cause}}. Correct it there.',
    manifestContent:
      '{{file}} of the world model {{model}} is wrong at {{key}}: {{cause}}. Correct the manifest or export the model again.',
    manifestContents:
      '{{file}} of the world model {{model}} is wrong at {{key}}: {{cause}} (and {{count}} more: {{keys}}). Correct the manifest or export the model again.',
    pathOutside:
      '{{file}} of the world model {{model}} names the path {{path}} at {{key}}, which {{problem}}. Paths must be relative, use "/" and stay within the model\'s folder.',
    hashMismatch:
      '{{file}} of the world model {{model}} has SHA-256 {{actual}}, but the manifest says {{expected}}: it is damaged or of another version. Download or export the model again.',
    graphMismatch:
      'The {{graph}} graph {{file}} of the world model {{model}} does not fit its manifest: {{problem}}. Export the graph and the manifest together.',
    npz: '{{file}} is not usable: {{problem}}. Write it again with numpy.savez and float32 arrays.',
    noZip:
      '{{file}} is not a zip archive or is cut short. Download it again, or open the folder it was made from.',
    zipTooLarge:
      '{{file}} unpacks to more than {{size}}, which no world model should. Unpack it elsewhere and look at what is in it.',
    modelNotFound:
      "There is no world model {{model}}: it is neither a folder with a world-model.json nor one of the library's models ({{known}}).",

    // What a model is asked for, and does not allow.
    noMemory:
      'The world model {{model}} has no memory, so the policy "{{policy}}" has nothing to show it. Choose none.',
    savedDream: '{{file}} is not a whole saved dream: {{cause}}. Copy it again from where it was saved.',
    savedModel:
      'This dream was dreamed by the world model {{model}}, and {{open}} is open. Open {{again}} first.',
    savedWeights:
      'This dream was dreamed by other weights of {{model}} than those that are open, and would go on as another one. Open the version that it was saved with.',

    // The library.
    notInLibrary:
      'The library does not hold {{what}}: it was removed or renamed, or never was there. Look at the list again.',
    noAddress: 'There is nothing at this address.',
    noRequest: 'The library does not understand this request.',
    noLibrary:
      'The program that the studio was started from does not answer. Start it again and reload this page.',
    processEnded:
      'The process that did this ended with {{end}}. There may be too little memory: close other programs and try again.',

    // Files and folders, and a place in them.
    output: 'The output: {{problem}}',
    suitePath:
      '{{file}}: line {{line}}, {{key}}: there is no {{path}}. Put it there, or change the path in the suite.',
    suiteFolder:
      '{{file}}: line {{line}}, {{key}}: {{path}} is relative to the folder that the suite lies in, which is not known here. Name that folder, or write the whole path.',
    file: '{{file}}: {{problem}}',
    fileLine: '{{file}}:{{line}}: {{problem}}',
    trajectoryLine: '{{file}}, line {{line}}: {{problem}}',
    trajectoryPlace: '{{file}}, {{place}}: {{problem}}',
  },

  /** Parts of messages. */
  clauses: {
    // Why the engine cannot be reached.
    workerUnloaded: "the studio's worker could not be loaded.",
    socketClosed: 'the connection closed (code {{code}}).',
    processEnded: "The engine's process ended with {{end}}.",
    processFailed: "The engine's process failed: {{cause}}",
    ownProcessEnded: 'its process ended with code {{code}}.',
    notStarted: 'no other could be started.',
    messageDamaged: 'A message was damaged.',
    exitCode: 'code {{code}}',

    // Why a provider cannot be used, and what to do.
    notIsolated: '{{threads}} threads were asked for, but the page is not cross-origin isolated',
    isolate: 'Serve it with COOP same-origin and COEP require-corp, or ask for one thread.',
    noJspi: 'the browser lacks JavaScript Promise Integration for WebAssembly',
    updateBrowser: 'Update the browser, or use the native CPU or WASM provider.',
    noWebGpu: 'the browser has no WebGPU',
    useCpu: 'Use the native CPU or WASM provider.',
    noAdapter: 'the browser offers no GPU adapter',
    updateDriver: 'Update the graphics driver, or use the native CPU or WASM provider.',
    softwareAdapter: 'its only adapter, {{adapter}}, is a software renderer, slower than the native CPU',
    allowSoftware:
      'Use the native CPU or WASM, or allow software adapters where speed does not matter (tests).',
    otherThreads: 'it already runs with {{threads}} in this process and cannot change to {{wanted}}',
    sameThreads: 'Ask for the same number of threads, or start a new process or worker.',
    serveWasm: 'Check that its .wasm file is served, or use another provider.',
    reinstall: 'Reinstall the dependencies for this platform, or use the WASM provider.',

    // Why there is no video.
    noEncoder: 'there is no encoder for {{codecs}} at {{size}}.',
    noBuild:
      '@napi-rs/webcodecs has no build for {{platform}} here; go on without a video (--no-video), or run npm install again with optional packages.',
    noPicture: 'the film was cut off before its first picture.',

    // Why a file of a model cannot be read.
    answered: '{{address}} answered {{status}}',
    noFile: 'there is no file {{file}}',
    pathLeaves: '{{path}} leaves the folder',

    // Where a manifest stops being JSON.
    expectedAtEnd: 'expected {{expected}}, found the end of the file',
    expected: 'expected {{expected}}, found {{found}}',
    value: 'a value',
    firstItem: 'a value or "]"',
    key: 'a key',
    firstKey: 'a key or "}"',
    afterItem: '"," or "]"',
    afterMember: '"," or "}"',
    end: 'the end',

    // What is wrong in a manifest.
    topLevel: 'its top level',
    roleMissing: 'an entry of role {{role}} is missing',
    roleMisplaced: '{{role}} has no place among the {{side}} of the {{graph}}, which may be {{roles}}',
    roleTwice: '{{role}} occurs twice',
    roleShape: 'a {{role}} is [{{expected}}], not [{{actual}}]',
    noCondition: 'no output of the conditioner has this name',
    conditionShape: 'the conditioner makes it [{{expected}}], not [{{actual}}]',
    stepsNotAllowed: '{{steps}} is not one of allowedSteps',
    familyMismatch:
      '{{family}} does not go with memory.kind {{kind}}; flow_window and latent-context need each other',
    contextNeeded: 'memory.kind latent-context needs it',
    contextUseless: 'memory.kind {{kind}} has no use for it',
    guideNeedsMemory: 'a guide needs memory.kind reprojection',
    memoryNeedsGuide: 'reprojection needs a graph with an input of role guide',
    positionTaken: '{{index}} is a position of the window or of a noisy frame, which have 0 to {{last}}',
    windowRoom: 'the window has room for {{frames}} frames',
    sinkRoom: 'a window with a sink needs two frames or more',
    noHash: 'must be 64 lower-case hex digits',
    noId: 'must be lower-case letters, digits and hyphens',
    noVersion: 'must look like 1.2.3',

    // What is wrong with a path.
    backslash: 'contains a backslash',
    nullCharacter: 'contains a null character',
    absolute: 'is absolute',
    colon: 'contains a colon (a drive, a scheme or a stream)',
    leaves: 'leaves the folder',
    emptyPart: 'has an empty part',
    noModelFile: 'is no file of a world model',

    // How a graph differs from its manifest.
    tensorNamed: 'the manifest names the {{side}} "{{tensor}}", but the graph\'s are {{names}}',
    tensorUnnamed: 'the graph has the {{side}} "{{tensor}}", which the manifest lacks',
    tensorType: 'the {{side}} "{{tensor}}" is {{actual}}, not {{expected}}',
    tensorShape: 'the {{side}} "{{tensor}}" has shape [{{actual}}], not [{{expected}}]',
    input: 'input',
    inputs: 'inputs',
    output: 'output',
    outputs: 'outputs',
    noNames: 'none',

    // What is wrong with an npz file.
    npzNoZip: 'it is not a zip archive or is cut short',
    npzNoArray: 'it is not an npy array',
    npzType: 'its element type is {{type}}, not float32',
    npzOrder: 'it is stored in Fortran order',
    npzNoShape: 'its header has no shape',
    npzSize: 'it should hold {{count}} numbers but has {{bytes}} bytes',
    npzMissing: 'it has no array {{array}}',
    npzShape: 'the array {{array}} is [{{actual}}], not [{{expected}}]',

    // What can be asked of a model.
    emptyLibrary: 'which is empty',

    // What the library does not hold.
    filmOf: 'a film of {{name}}',
    thisUpload: 'this upload',
    removed: 'what was removed',

    // What is wrong with a file or a folder.
    nameTaken: 'another has taken this name; rename it and bring the old one back then.',
    modelThere:
      'there is a model {{model}} already; remove that one first, or give this one another id in its manifest.',
    modelTooLarge:
      'the model is larger than {{size}}, which does not run here; take a smaller one, or leave out what it does not need.',
    pathRefused: 'this path {{problem}}, so it is not taken in; leave the file out.',
    notWritable: 'this may not be written; choose another place or change its permissions.',
    readOnly: 'the disk is read-only; choose another place.',
    diskFull: 'the disk is full; make room or choose another place.',
    quotaUsed: 'the disk quota is used up; make room or choose another place.',
    partIsFile: 'a part of this path is a file and no folder; choose another place.',
    isFolder: 'this is a folder where a file is needed; choose another name.',
    nameTooLong: 'this name is too long; choose a shorter one.',
    unknownPolicy: 'its memory policy {{policy}} is not known here; use the Dreamwalk that wrote it.',
    unknownSchedule: 'its sampling schedule {{schedule}} is not known here; use the Dreamwalk that wrote it.',
    cutOff: 'this rollout was cut off before its first frame; record another.',
    otherModel: 'the model {{made}} made this rollout, not {{model}}; name that model with --model.',
    otherWeights:
      'the {{graph}} of {{model}} has changed since this rollout was made; name the folder of the weights that made it with --model.',
    rolloutFileMissing:
      'this file is missing, so {{folder}} is not a rollout; name a folder that dreamwalk rollout wrote.',
    framesNotWhole:
      '{{written}} frames were written, but only {{whole}} are whole; the folder was damaged afterwards.',
    headerNoJson: 'this is not JSON; the folder is not a rollout, or the file is damaged.',
    headerField: '{{field}}: {{cause}}; expected a {{format}} header.',
    otherFrame: 'expected frame {{expected}}, found frame {{found}}.',
    lineNoJson: 'this line is not JSON; the file is damaged.',
    lineField: '{{field}}: {{cause}}; the file is damaged.',
    theLine: 'the line',
    theDocument: 'the document',
    noStart: 'this file does not begin like a start.bin; it is damaged.',
    noFrameFile: 'this file does not begin like a latents.bin; it is damaged.',
    startVersion: 'version {{version}} of the format is not known here (only {{known}}).',
    frameFileVersion:
      'version {{version}} of the format is not known here (only {{known}}); use the Dreamwalk that wrote it.',
    startSize:
      'the file has {{actual}} bytes where {{views}} views of {{size}} need {{expected}}; it is damaged.',

    // What is wrong with a saved dream.
    dreamCut: 'it is cut short',
    dreamBegin: 'it does not begin as one',
    dreamHead: 'its head is not a JSON object',
    dreamArray: 'its array {{array}} is not what its head says',
    dreamArraySize: 'its array {{array}} is not of the size that it should be',
    dreamMissing: 'it names more than it holds',
    dreamName: 'a saved dream has a name that ends with {{ending}}; rename it.',
    dreamTooLarge: 'it is larger than {{size}}, and no saved dream is.',
    dreamOf: 'a saved dream {{name}}',

    // What is wrong in a trajectory.
    timeBack: 'The time goes back, from {{from}} s to {{to}} s. Sort the lines by their timestamp.',
    noPose: 'The file ends without a single pose. Give one line for each pose: {{columns}}.',
    oneColumn: '{{one}} column',
    columns: '{{count}} columns',
    otherColumns: 'The line has {{columns}} instead of 8. Write {{order}}, separated by spaces.',
    noNumber:
      'Column {{column}} ({{name}}) is "{{word}}", which is not a finite decimal number. Correct the number or remove the line.',
    quaternion:
      'The quaternion (columns 5 to 8, qx qy qz qw) has length {{length}} instead of 1. Check that the columns are in the order of the TUM format, or normalise the quaternion.',
    noFrameList:
      'There is no list of frames with a pose each. Choose the transforms.json of a nerfstudio data set.',
    someTimes: 'Only {{timed}} of {{frames}} frames have a time. Give every frame a time, or none.',
    noJson: 'This is not JSON ({{cause}}). Export the file again, or restore it from a copy.',
    noObject: 'This is not a JSON object. Choose the transforms.json of a nerfstudio data set.',
    frameNoObject: 'This is not a JSON object. Remove the frame.',
    noTime: 'The time is not a number of seconds. Correct it, or remove the times of all frames.',
    noScale: 'The scale is not a positive number. Correct it, or remove it.',
    noMatrix:
      'This is not a matrix of three or four rows of four finite numbers. Write the camera-to-world matrix, row by row.',
    noRotation:
      'The 3×3 matrix is not a rotation: its rows are off orthonormal by {{error}}, which is more than {{tolerance}}. Remove any scale or shear, and check that it is read row by row.',
    mirrors:
      'The 3×3 matrix mirrors space (its determinant is −1), so it is not a rotation. Convert left-handed axes, or flip two axes instead of one.',
  },

  /** What the library for schemas (Zod) and the operating system say, within messages. */
  foreign: {
    expectedReceived: 'invalid input: expected {{expected}}, received {{received}}',
    expected: 'invalid input: expected {{expected}}',
    invalid: 'invalid input',
    unknownKey: 'unrecognized key: {{key}}',
    unknownKeys: 'unrecognized keys: {{key}}',
    unknownKind: 'invalid discriminator value. Expected {{expected}}',
    unknownOption: 'invalid option: expected one of {{expected}}',
    tooSmall: 'too small: expected number to be {{bound}}',
    tooShort: 'too small: expected string to have {{bound}} characters',
    tooFew: 'too small: expected array to have {{bound}} items',
    tooBig: 'too big: expected number to be {{bound}}',
    noSuchFile: 'ENOENT: no such file or directory, {{call}}',
    noPermission: 'EACCES: permission denied, {{call}}',
  },
} as const;
