import { defineError, type FieldError } from '../../platform/errors.ts'

const atPrompt = (message: string): { errors: readonly FieldError[] } => ({
  errors: [{ path: '/prompt', message }],
})
const refusal = (sentence: string): [string, { errors: readonly FieldError[] }] => [
  `${sentence}.`,
  atPrompt(sentence.charAt(0).toLowerCase() + sentence.slice(1)),
]

export const promptMalformed = defineError(
  'prompt.malformed',
  422,
  'A dynamic prompt cannot be read: a brace or parameter that is never closed, or a number or weight outside its limits. The sentence says where. Write `\\{` for a brace that is meant as such.',
  refusal,
)
export const promptCycle = defineError(
  'prompt.cycle',
  422,
  'A wildcard comes back to itself through its entries, so that no prompt would ever be done. The sentence names the path.',
  refusal,
)
export const promptUnknownWildcard = defineError(
  'prompt.unknown_wildcard',
  422,
  'A dynamic prompt, or an entry of its wildcards, names a wildcard that there is not, or that has no entries. It would be sent as text. Make it, or write `\\__` for underscores that are meant as such.',
  refusal,
)
export const promptUnknownVariable = defineError(
  'prompt.unknown_variable',
  422,
  'A dynamic prompt uses a variable that nothing gives a value. Write `${name=value}` before it, a default as in `${name:value}`, or `$\\{` for a brace that is meant as such.',
  refusal,
)
export const promptTooComplex = defineError(
  'prompt.too_complex',
  422,
  'A dynamic prompt and its wildcards hold more than one call may sample. Use fewer wildcards in wildcards, or sample fewer prompts.',
  refusal,
)
export const promptTooLong = defineError(
  'prompt.too_long',
  422,
  'A prompt that comes of a dynamic one is longer than a prompt may be.',
  refusal,
)
export const promptEmpty = defineError(
  'prompt.empty',
  422,
  'A prompt that comes of a dynamic one has nothing in it. Write something beside the braces, or no option that is empty.',
  (number: number, total: number) =>
    refusal(
      total === 1
        ? 'The prompt that comes of this is empty'
        : `Prompt ${number} of the ${total} that come of this is empty`,
    ),
)

export const promptNotFound = defineError(
  'prompt.not_found',
  404,
  'The id is wrong, or the prompt was forgotten.',
  'This prompt is not remembered any more.',
)
export const wildcardNotFound = defineError(
  'wildcard.not_found',
  404,
  'The id is wrong, or the wildcard was deleted.',
  'There is no wildcard with this id.',
)
export const wildcardNameTaken = defineError(
  'wildcard.name_taken',
  409,
  'Another wildcard has this name. Choose another.',
  (name: string) => `There is a wildcard called __${name}__ already. Choose another name.`,
)
export const tooManyWildcards = defineError(
  'wildcard.too_many',
  422,
  'There are as many wildcards as the studio stores. Delete some that you do not use.',
  (max: number) => `${max} wildcards are the most. Delete some that you do not use.`,
)
export const wildcardsTooLarge = defineError(
  'wildcard.too_large',
  422,
  'All wildcards together hold as much as the studio stores. Shorten some, or delete some that you do not use.',
  (max: number) =>
    `All wildcards together may hold about ${max.toLocaleString('en')} characters. Shorten some, or delete some that you do not use.`,
)
