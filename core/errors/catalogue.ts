/** What a code means: exit status of the CLI, whether a retry can help, and what the user can do. */
export interface ErrorKind {
  readonly title: string;
  readonly exit: 1 | 2 | 3 | 130;
  readonly permanent: boolean;
  readonly remedy: string;
}

const input = (title: string, remedy: string): ErrorKind => ({
  title,
  exit: 2,
  permanent: true,
  remedy,
});
const reach = (title: string, remedy: string): ErrorKind => ({
  title,
  exit: 3,
  permanent: false,
  remedy,
});
const fatal = (title: string, exit: 1 | 2 | 3, remedy: string): ErrorKind => ({
  title,
  exit,
  permanent: true,
  remedy,
});

/** Every coded error. `docs/errors.md` lists the same codes; a test holds the two together. */
export const errorCatalogue = {
  FOLDCAM_E_USAGE: input(
    'The command line is wrong',
    'Run the command with --help: it shows the arguments and an example.',
  ),
  FOLDCAM_E_CONFIG: input(
    'An environment variable has a value that cannot be used',
    'Correct or unset the variable that is named.',
  ),
  FOLDCAM_E_SWEEP_SYNTAX: input(
    'The sweep file is not valid YAML',
    'Correct the line and column that are named.',
  ),
  FOLDCAM_E_SWEEP_KEY: input(
    'The sweep file has a key that does not exist',
    'Use the nearest known key that is named, or remove the key.',
  ),
  FOLDCAM_E_SWEEP_VALUE: input(
    'A value in the sweep file cannot be used',
    'Correct the value at the key that is named.',
  ),
  FOLDCAM_E_DATA_NOT_FOUND: input(
    'The data set is not there',
    'Give the folder, the dataset.csv or the s3:// address with --data or `data:`.',
  ),
  FOLDCAM_E_DATA_EMPTY: input(
    'The data set holds no image of the labels asked for',
    'Check `labels:` against the names of the folders, or the label column.',
  ),
  FOLDCAM_E_DATA_INVALID: input(
    'The data set has problems',
    'Correct the problems that are listed; `foldcam dataset inspect` lists them again.',
  ),
  FOLDCAM_E_IMAGE_UNREADABLE: input(
    'An image or mask cannot be decoded',
    'Replace the file: it is truncated, empty, or not PNG, JPEG, BMP or TIFF.',
  ),
  FOLDCAM_E_MASK_MISSING: input(
    'An image has no mask',
    'Add <name>_mask.png beside the image, or the mask column in dataset.csv.',
  ),
  FOLDCAM_E_MASK_EMPTY: input(
    'A mask marks no pixel',
    'Draw the lesion in the mask, or leave the image out.',
  ),
  FOLDCAM_E_MASK_SIZE: input(
    'A mask has another size than its image',
    'Export the mask at the width and height of the image.',
  ),
  FOLDCAM_E_LABEL_UNKNOWN: input(
    'A label asked for does not occur in the data set',
    'Use one of the labels that are listed.',
  ),
  FOLDCAM_E_DUPLICATE_ID: input(
    'Two images have the same id',
    'Give every image an id of its own in the id column, or rename the file.',
  ),
  FOLDCAM_E_GROUP_MIXED: input(
    'A group holds images of different labels',
    'Check the labels: images of one group show the same mass. The group is kept on one side of every fold.',
  ),
  FOLDCAM_E_GROUPS_TOO_FEW: input(
    'A label has fewer groups than there are folds',
    'Lower folds.k, or add images of that label.',
  ),
  FOLDCAM_E_CSV_HEADER: input(
    'A CSV file lacks a column, or has one that is not known',
    'Use the header `image,label` and any of mask, group, spacing_mm, spacing_x_mm, spacing_y_mm, id.',
  ),
  FOLDCAM_E_CSV_ROW: input('A row of a CSV file cannot be used', 'Correct the row that is named.'),
  FOLDCAM_E_PATH_OUTSIDE: input(
    "A path leaves the data set's folder",
    'Keep every image and mask below the folder of the data set.',
  ),
  FOLDCAM_E_FOLDS_LEAK: input(
    'A fold has images of one group on both sides',
    'This is refused: let foldcam assign the folds.',
  ),
  FOLDCAM_E_BACKBONE_UNKNOWN: input(
    'There is no such backbone',
    'Run `foldcam backbones` for those at hand; set FOLDCAM_BACKBONES to folders that hold more.',
  ),
  FOLDCAM_E_BACKBONE_MISSING: input(
    'There are no weights of a backbone',
    'Run `foldcam backbones add NAME`, or put a file with them into a folder of FOLDCAM_BACKBONES.',
  ),
  FOLDCAM_E_BACKBONE_WEIGHTS: input(
    "A backbone's model files cannot be used",
    'Restore the file that is named; a model must be complete up to its deepest tap.',
  ),
  FOLDCAM_E_DOWNLOAD: reach(
    'A download failed',
    'Run the same command again: it goes on where it stopped. Or fetch the file elsewhere, and name it with --from.',
  ),
  FOLDCAM_E_LAYER_UNKNOWN: input(
    'A tap names a layer that the backbone lacks',
    'Use a layer of the backbone; the nearest names are listed.',
  ),
  FOLDCAM_E_METHOD_UNSUITED: input(
    'A method cannot be computed for a recipe',
    'Change the method or the recipe as the message says.',
  ),
  FOLDCAM_E_SWEEP_COSTLY: input(
    'A sweep asks for very many passes of a network',
    'Leave out the methods that ask most, or lower `perturbation`; `foldcam plan` shows what each one costs.',
  ),
  FOLDCAM_E_TRAINING_DIVERGED: fatal(
    'A training loss is not a finite number, or far above that of guessing',
    1,
    'Lower the learning rate of the recipe, and check the images of the cell.',
  ),
  FOLDCAM_E_OUT_OF_MEMORY: fatal(
    'The engine has not enough memory for a single image',
    1,
    'Unfreeze fewer blocks, start fewer workers on the machine, or use one with more memory.',
  ),

  FOLDCAM_E_ENGINE: fatal(
    'The tensor engine asked for does not run here',
    3,
    'Unset FOLDCAM_ENGINE, or install what the message names.',
  ),
  FOLDCAM_E_ENGINE_PLATFORM: fatal(
    'TensorFlow cannot be installed on this system',
    3,
    'Leave FOLDCAM_ENGINE unset: foldcam runs on wasm here, and `foldcam engine install --onnx` helps it.',
  ),
  FOLDCAM_E_ENGINE_TOOLS: fatal(
    'Tools that TensorFlow is installed with are missing',
    3,
    'Install the packages that the message names, and run the command again.',
  ),
  FOLDCAM_E_ENGINE_INSTALL: reach(
    'What shall compute faster could not be installed',
    'Correct what the message names and run `foldcam engine install` again: it goes on where it stopped.',
  ),
  FOLDCAM_E_GPU_REQUIRED: fatal(
    'A GPU is required and none is used',
    3,
    'Unset FOLDCAM_REQUIRE_GPU, or repair the driver or library that the message names.',
  ),
  FOLDCAM_E_REDIS_MISSING: fatal(
    'There is no Redis server to start',
    3,
    'Set REDIS_URL, or install redis-server (apt install redis-server, brew install redis) or valkey-server.',
  ),
  FOLDCAM_E_REDIS_UNREACHABLE: reach(
    'Redis does not answer',
    'Check that the server at the address runs and that REDIS_URL has its password.',
  ),
  FOLDCAM_E_REDIS_FULL: reach(
    'Redis has no memory left',
    'Raise maxmemory of the Redis server, or remove sweeps that have ended; jobs are tried again for 6 minutes.',
  ),
  FOLDCAM_E_JOBS_LOST: reach(
    'Redis has lost the jobs of a sweep',
    'Run `foldcam resume ID --from-store`: it enqueues what the store does not hold yet.',
  ),
  FOLDCAM_E_STORE_URL: input(
    'The address of the store cannot be used',
    'Set FOLDCAM_STORE to file:///dir or s3://bucket/prefix.',
  ),
  FOLDCAM_E_STORE_UNREACHABLE: reach(
    'The store does not answer',
    'Check S3_ENDPOINT and the network, or the free space and permissions of the folder.',
  ),
  FOLDCAM_E_STORE_DENIED: fatal(
    'The store refuses the credentials or the bucket',
    3,
    'Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, the bucket and its policy; of a folder, who owns it and whether it is read-only.',
  ),
  FOLDCAM_E_STORE_FULL: reach(
    'The store has no space left',
    'Free space on the disk or in the bucket; jobs are tried again for 6 minutes.',
  ),
  FOLDCAM_E_STORE_CLOCK: fatal(
    'The clock of this machine is too far from that of the store',
    3,
    'Set the clock of the machine, best by NTP, and run the command again.',
  ),
  FOLDCAM_E_OUT: fatal(
    'A folder that results are copied to cannot be written',
    3,
    'Free space there, or name another folder with --out: the results are in the store.',
  ),
  FOLDCAM_E_ARTIFACT_CORRUPT: reach(
    'An artifact in the store does not have the digest its manifest names',
    'Remove the cell that is named: it is computed anew. Then check the disk.',
  ),
  FOLDCAM_E_SWEEP_NOT_FOUND: input(
    'There is no such sweep',
    'Run `foldcam list` for the sweeps that are known.',
  ),
  FOLDCAM_E_SWEEP_AMBIGUOUS: input(
    'Several sweeps may be meant',
    'Give more of the id, or all of it; `foldcam list` tells how far each is.',
  ),
  FOLDCAM_E_NO_PRODUCER: reach(
    'No producer takes the submission',
    'Start one with `foldcam worker producer` on the same Redis; the submission was withdrawn.',
  ),
  FOLDCAM_E_WEBHOOK: reach(
    'A webhook was not taken',
    'Look whether its receiver runs and answers with a status from 200 to 299 within 10 s; it is sent again for 8 hours.',
  ),
  FOLDCAM_E_WEBHOOK_ADDRESS: fatal(
    'A webhook may not be sent where FOLDCAM_WEBHOOK points',
    3,
    'Name a receiver on the open internet by https://; for one on this network set FOLDCAM_WEBHOOK_ALLOW_PRIVATE=1.',
  ),
  FOLDCAM_E_JOB_FORMAT: fatal(
    'A job was written by a version that this worker does not understand',
    1,
    'Update this worker to the version that submitted the sweep.',
  ),
  FOLDCAM_E_FORMAT_NEWER: fatal(
    'A job or a stored file was written by a newer version of foldcam',
    1,
    'Update foldcam here to the version that wrote it; a worker leaves such jobs for newer ones.',
  ),
  FOLDCAM_E_FORMAT_OLDER: fatal(
    'A job or a stored file was written by an older version of foldcam',
    1,
    'Finish the sweep with the version that wrote it, or submit it again with this one, into another store.',
  ),
  FOLDCAM_E_STALLED: {
    title: 'A job took no step for a long time and its process was killed',
    exit: 1,
    permanent: false,
    remedy:
      'Look for a device or a disk that hangs; where the job was only slow, raise FOLDCAM_STALL_SECONDS.',
  },
  FOLDCAM_E_WORKER_LOST: {
    title: 'A worker died and its job was given up',
    exit: 1,
    permanent: false,
    remedy: 'Run `foldcam retry ID`; if it happens again, give the worker more memory.',
  },
  FOLDCAM_E_CANCELLED: fatal(
    'The sweep was cancelled',
    1,
    'Submit it again, or run `foldcam retry ID`: what is finished is kept.',
  ),
  FOLDCAM_E_INTERRUPTED: {
    title: 'The command was interrupted',
    exit: 130,
    permanent: false,
    remedy: 'Run the same command again: it goes on where it stopped.',
  },
  FOLDCAM_E_REQUEST: input(
    'A request to the API is malformed',
    'Correct the parameters that are listed; /openapi.json describes each.',
  ),
  FOLDCAM_E_UNAUTHORIZED: input(
    'A request to the API has no valid token',
    'Send `Authorization: Bearer TOKEN` with the token that the server was started with.',
  ),
  FOLDCAM_E_FORBIDDEN: input(
    'A request to the API is not allowed',
    'Use a token that may change things, and a page of this very server.',
  ),
  FOLDCAM_E_NOT_FOUND: input(
    'The API has nothing at an address',
    'Check the address; what has not been computed yet appears as the sweep goes on.',
  ),
  FOLDCAM_E_METHOD: input(
    'An address of the API does not know a method',
    'Use a method that the Allow header of the answer names.',
  ),
  FOLDCAM_E_MEDIA_TYPE: input(
    'A body sent to the API is of a type that is not read',
    'Send sweep files as application/yaml or application/json, everything else as application/json.',
  ),
  FOLDCAM_E_TOO_LARGE: input(
    'A body sent to the API is too large',
    'Send the sweep file alone: data sets are read by the producer, from where `data:` says.',
  ),
  FOLDCAM_E_RANGE: input(
    'A range of bytes is asked for that is not there',
    'Ask for a range within the size that the Content-Range header of the answer names.',
  ),
  FOLDCAM_E_TOO_MANY: input(
    'A client sends more requests than the API takes',
    'Wait as long as the Retry-After header says; follow /events instead of polling, or raise FOLDCAM_RATE_LIMIT.',
  ),
  FOLDCAM_E_DATA_ROOT: input(
    'The data of a sweep that came through the API lie where it may not read',
    'Start the server with FOLDCAM_DATA_ROOTS naming the folder of your data sets, or use data under s3://.',
  ),
  FOLDCAM_E_TOKEN_MISSING: input(
    'The API is to be reached from other machines and has no token',
    'Set FOLDCAM_TOKEN to a long random text (`openssl rand -hex 32`), or serve on 127.0.0.1.',
  ),
  FOLDCAM_E_PORT: fatal(
    'The address that the API is to listen on cannot be used',
    3,
    'Name a free port with --port or FOLDCAM_PORT, and a host of this machine with --host.',
  ),
  FOLDCAM_E_INTERNAL: {
    title: 'foldcam has a defect',
    exit: 1,
    permanent: false,
    remedy: 'Please report it with the message and the stack.',
  },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorCatalogue;

/** The kind behind a code. */
export function errorKind(code: ErrorCode): ErrorKind {
  return errorCatalogue[code];
}
