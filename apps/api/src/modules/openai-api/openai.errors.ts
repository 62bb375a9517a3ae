import { requestInvalid } from '../../platform/common.errors.ts'
import { AppError, defineError, type FieldError } from '../../platform/errors.ts'

export const openAiFileGone = defineError(
  'openai.file_gone',
  404,
  'The address of a picture that was given out works for an hour, and only as it was given.',
  'This address is wrong, or older than an hour. The picture is in the gallery.',
)

/** What OpenAI's API calls the parts of a request for a generation. */
const NAMES: Readonly<Record<string, string>> = {
  width: 'size',
  height: 'size',
  count: 'n',
  inputs: 'image',
  'inputs/image': 'image',
  'inputs/mask': 'mask',
  strength: 'input_fidelity',
  negativePrompt: 'negative_prompt',
}

function named({ path, message }: FieldError): FieldError {
  const [, part = ''] = /^\/(inputs\/\w+|\w+)/.exec(path) ?? []
  return { path: `/${NAMES[part] ?? NAMES[part.split('/')[0] ?? ''] ?? part}`, message }
}

/** A refusal of ours, in the names that whoever asked has used. */
export function inTheirNames(error: unknown): unknown {
  if (!(error instanceof AppError) || !error.errors) return error
  const errors = error.errors.map(named)
  if (error.code === requestInvalid.code) return requestInvalid(errors)
  return new AppError(error.code, error.status, error.message, { errors, cause: error })
}
