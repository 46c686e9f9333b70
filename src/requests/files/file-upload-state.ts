import type { Detail } from '../../errors/kinds.js';
import type { ProviderError } from '../../errors/provider-error.js';

/** What a person can change: the file, how many files are kept at the provider, what the file is for. */
export type FileField = 'file' | 'count' | 'purpose';

/** A file as the provider keeps it. */
export interface UploadedFile {
  /** The provider's id for it. */
  readonly id: string;
  /** As the provider calls it, or as it was called here. */
  readonly filename: string;
  /** Its size as the provider says, or as it was here. */
  readonly bytes: number;
}

interface Parts {
  /** The file that was chosen. It stays through failures and `cancel`. */
  readonly chosen: File | null;
  /** Part of the upload that has left, 0 to 1; null while nothing is sent or nobody can measure it. */
  readonly progress: number | null;
  /** The file at the provider. It stays when only its text could not be read. */
  readonly file: UploadedFile | null;
  /** What the provider read out of the file; null until `done`, and where no text was asked for. */
  readonly text: string | null;
  readonly error: ProviderError | undefined;
  /** The input that can fix the error; null where none can. */
  readonly field: FileField | null;
}

const nothing = { chosen: null, progress: null, file: null, text: null, error: undefined, field: null } as const;
type State<Status extends string, Own extends Partial<Parts>> = { readonly status: Status } & Omit<typeof nothing, keyof Own> & Own;

/** How an upload is: `status` tells which of the other fields there are. */
export type FileUploadState =
  | State<'idle', Pick<Parts, 'chosen' | 'file'>>
  | State<'uploading', { readonly chosen: File } & Pick<Parts, 'progress'>>
  | State<'extracting', { readonly chosen: File; readonly file: UploadedFile }>
  | State<'done', { readonly chosen: File; readonly file: UploadedFile; readonly progress: 1 } & Pick<Parts, 'text'>>
  | State<'error', { readonly chosen: File; readonly error: ProviderError } & Pick<Parts, 'file' | 'field'>>;

/** One constructor a status; what a status does not have is null. */
export const fileUploadState = {
  idle: (chosen: File | null, file: UploadedFile | null): FileUploadState => ({ ...nothing, status: 'idle', chosen, file }),
  uploading: (chosen: File, progress: number | null): FileUploadState => ({ ...nothing, status: 'uploading', chosen, progress }),
  extracting: (chosen: File, file: UploadedFile): FileUploadState => ({ ...nothing, status: 'extracting', chosen, file }),
  done: (chosen: File, file: UploadedFile, text: string | null): FileUploadState => ({
    ...nothing,
    status: 'done',
    chosen,
    file,
    text,
    progress: 1,
  }),
  error: (chosen: File, file: UploadedFile | null, error: ProviderError): FileUploadState => ({
    ...nothing,
    status: 'error',
    chosen,
    file,
    error,
    field: fieldOf(error),
  }),
};

const fields: Partial<Record<Detail, FileField>> = {
  'file-empty': 'file',
  'file-too-large': 'file',
  'file-unreadable': 'file',
  'too-many-files': 'count',
  'wrong-purpose': 'purpose',
};

function fieldOf({ detail, kind }: ProviderError): FileField | null {
  const named = detail && fields[detail];
  return named ?? (kind === 'content-filtered' || kind === 'invalid-input' ? 'file' : null);
}
