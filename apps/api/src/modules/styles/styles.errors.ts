import { defineError } from '../../platform/errors.ts'

export const styleNotFound = defineError(
  'style.not_found',
  404,
  'No style has this id: it is mistyped, or the style was deleted. GET /api/v1/styles lists them.',
  (id: string) => `There is no style "${id}".`,
)
export const stylesTooLong = defineError(
  'style.too_long',
  422,
  'The prompt and the styles around it are longer together than a prompt may be. Shorten the prompt, or use fewer styles.',
  (part: 'prompt' | 'negativePrompt', length: number, max: number) => {
    const name = part === 'prompt' ? 'prompt' : 'negative prompt'
    return [
      `With its styles the ${name} has ${length} characters, and ${max} are the most. Shorten it, or use fewer styles.`,
      { errors: [{ path: `/${part}`, message: `has ${length} characters with its styles; at most ${max}` }] },
    ]
  },
)
export const styleNameTaken = defineError(
  'style.name_taken',
  409,
  'Another style of yours, or a built-in one, has this name. Choose another.',
  (name: string) => `There is a style called "${name}" already. Choose another name.`,
)
export const styleBuiltIn = defineError(
  'style.built_in',
  409,
  'The built-in styles cannot be changed or deleted. Copy one, and change the copy.',
  (name: string) => `"${name}" comes with the studio and cannot be changed. Copy it, and change the copy.`,
)
export const tooManyStyles = defineError(
  'style.too_many',
  422,
  'There are as many styles of your own as the studio stores. Delete some that you do not use.',
  (max: number) => `${max} styles of your own are the most. Delete some that you do not use.`,
)
export const stylesUnreadable = defineError(
  'style.file_unreadable',
  422,
  'What was sent is no styles.csv: a text with commas between its columns, whose first line names them, `name` among them.',
  (why: string) => `This is no styles.csv: ${why}.`,
)
