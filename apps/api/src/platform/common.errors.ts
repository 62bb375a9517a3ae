import type { Budget } from '@atelier/contracts'
import { defineError, type FieldError } from './errors.ts'

interface BudgetExceeded {
  readonly whose: 'studio' | 'own'
  readonly budget: Budget
  readonly spent: number
  readonly beginsAnew: Date
  readonly retryAfterMs: number
}

export const requestInvalid = defineError(
  'request.invalid',
  400,
  'A part of the request is missing, misspelt, or outside its limits. `errors` names each one.',
  (errors: readonly FieldError[]) => [summary(errors), { errors }],
)
export const idempotencyConflict = defineError(
  'idempotency.conflict',
  422,
  'The Idempotency-Key was used for another request within 24 hours. Use a new key for a new request.',
  'This Idempotency-Key was used for another request.',
)
export const requestMalformed = defineError(
  'request.malformed',
  400,
  'The request could not be read: it is no HTTP, or its body is not JSON, or not a form.',
  (what: 'request' | 'JSON of the body' | 'form in the body') => `The ${what} could not be read.`,
)
export const requestTimedOut = defineError(
  'request.timeout',
  408,
  'The request did not arrive whole in time.',
  'The request did not arrive whole in time.',
)
export const headersTooLarge = defineError(
  'request.headers_too_large',
  431,
  'The headers of the request are larger than the server takes.',
  'The headers of the request are larger than this server takes.',
)
export const expectationFailed = defineError(
  'request.expectation_failed',
  417,
  'The `Expect` header asks for something other than `100-continue`. Leave it out.',
  'This server meets no expectation but 100-continue.',
)
export const requestTooLarge = defineError(
  'request.too_large',
  413,
  'The body is larger than the server takes. Raise MAX_IMAGE_MB for larger files.',
  'The body of the request is larger than this server takes.',
)
export const rangeNotSatisfiable = defineError(
  'image.range_not_satisfiable',
  416,
  'The byte range lies outside the file.',
  (sizeBytes: number) => `The range lies outside the file, which has ${sizeBytes} bytes.`,
)
export const mediaTypeUnsupported = defineError(
  'request.unsupported_media_type',
  415,
  'Send `application/json`, or `multipart/form-data` where a file is expected.',
  'The server does not take a body of this content type here.',
)
export const notAcceptable = defineError(
  'request.not_acceptable',
  406,
  'The `Accept` header leaves out what this address answers with.',
  (type: string) => `This address answers with ${type} only.`,
)
export const notFound = defineError(
  'route.not_found',
  404,
  'There is no such address. The API is described at /docs.',
  (method: string, path: string) => `There is nothing at ${method} ${path}. The API is described at /docs.`,
)
export const methodNotAllowed = defineError(
  'route.method_not_allowed',
  405,
  'The address is there and takes other methods; the `Allow` header names them.',
  (method: string, path: string, allowed: readonly string[]) =>
    `${path} does not take ${method}, but ${allowed.join(', ')}.`,
)
export const crossSite = defineError(
  'request.cross_site',
  403,
  'A page of another site tried to change something. Name its origin in CORS_ORIGINS if it may.',
  (origin: string) =>
    `Pages of ${URL.parse(origin)?.origin ?? 'an unknown origin'} may not change anything here. Name the origin in CORS_ORIGINS if they may.`,
)
export const authRequired = defineError(
  'auth.required',
  401,
  'The studio has accounts, and nobody is known by what was sent. Log in, or send a key as `Authorization: Bearer`. A studio without accounts that is open to the network asks for its set-up first.',
  (studio: 'setup' | 'shared') =>
    studio === 'setup'
      ? 'This studio has no account yet. Open /setup and enter the code that it printed when it started.'
      : 'Log in first. Programs send a key: "Authorization: Bearer atl_...".',
)
export const authInvalid = defineError(
  'auth.invalid',
  401,
  'The name or the password is wrong, or the passkey or key is none: mistyped, removed, expired, or of somebody who cannot come in any more.',
  (what: 'login' | 'passkey' | 'key') =>
    ({
      login: 'The name or the password is wrong.',
      passkey: 'This passkey does not log anybody in: it was removed, or the login took too long. Try again.',
      key: 'This key opens nothing: it is mistyped, was removed, or has expired.',
    })[what],
)
export const authChanged = defineError(
  'auth.changed',
  401,
  'What whoever asked may do, or by what they are known, changed before the answer was ready. Ask again.',
  'What you may do here has changed meanwhile. Ask again.',
)
export const actionForbidden = defineError(
  'auth.forbidden',
  403,
  'Whoever asks lacks the permission that the operation needs.',
  (needed: string) => `This needs the permission ${needed}.`,
)
export const quotaExceeded = defineError(
  'quota.exceeded',
  429,
  'A person, or a key of theirs, has used up what they may: images within 24 hours, images that wait or are made at a time, bytes that are kept, or files that were sent to begin with and not used. `Retry-After` says when some of it comes back; room comes back by deleting.',
  (used: UsedUp) => [usedUpText(used), { retryAfterMs: used.retryAfterMs }],
)
export const budgetExceeded = defineError(
  'budget.exceeded',
  429,
  'What may be spent in a month is spent, by the whole studio or by a person. Engines that cost nothing can still be used. `resetsAt` and `Retry-After` say when the next one begins; an admin can raise the budget.',
  ({ whose, budget, spent, beginsAnew, retryAfterMs }: BudgetExceeded) => [
    `${whose === 'studio' ? 'This studio has' : 'You have'} spent ${spent.toFixed(2)} of ${budget.amount.toFixed(2)} ${budget.currency} for this month. The budget begins anew on ${dayText(beginsAnew)}.`,
    { retryAfterMs, resetsAt: beginsAnew },
  ],
)
export const unknownHost = defineError(
  'request.unknown_host',
  403,
  'The studio was called by a name that it does not know as its own, as other sites do to get at it. Use `localhost`, an IP address, or put the name in ALLOWED_HOSTS.',
  (host: string) =>
    `This studio does not go by the name ${JSON.stringify(host.slice(0, 100))}. If the name is its own, put it in ALLOWED_HOSTS.`,
)
export const internalError = defineError(
  'server.error',
  500,
  'A fault of the server. The log has the cause under the request id.',
  'The server failed at this request. The log has the cause under the request id.',
)
export const databaseUnavailable = defineError(
  'database.unavailable',
  503,
  'The database does not answer. Nothing was changed; try again.',
  () => ['The database does not answer at the moment. Try again in a few seconds.', { retryAfterMs: 2000 }],
)
export const databaseDamaged = defineError(
  'database.damaged',
  503,
  'The database found damage in its own file, as a failing disk leaves it. Stop the studio, restore the database from a backup, and check the disk. Pictures are files of their own below DATA_DIR/storage.',
  'The database is damaged. Stop the studio and restore the database from a backup.',
)
export const storageFull = defineError(
  'storage.full',
  507,
  'The disk that DATA_DIR lies on has no room left. Free some, or move DATA_DIR.',
  'The disk is full, so nothing more can be stored. Free some space and try again.',
)
export const storageReadOnly = defineError(
  'storage.read_only',
  503,
  'The folder DATA_DIR cannot be written to.',
  () => ['The data folder cannot be written to. Check the permissions of DATA_DIR.', { retryAfterMs: 10_000 }],
)
export const serverBusy = defineError(
  'server.busy',
  503,
  'More files are being stored than the server has memory for. Nothing was stored; send it again after `Retry-After`.',
  () => ['The server is busy storing other files. Send it again in a few seconds.', { retryAfterMs: 5000 }],
)
export const shuttingDown = defineError('server.stopping', 503, 'The server is being stopped.', () => [
  'The server is being stopped. Try again in a moment.',
  { retryAfterMs: 2000 },
])

interface UsedUp {
  readonly what: 'images a day' | 'images at a time' | 'bytes' | 'uploads' | 'upload bytes'
  readonly most: number
  /** Bytes, and those that are wanted of them. */
  readonly left?: number
  readonly wanted?: number
  /** Whether it is a limit of the key alone. */
  readonly ofKey?: boolean
  readonly retryAfterMs?: number | undefined
}

function usedUpText({ what, most, left = 0, wanted = 0, ofKey = false }: UsedUp): string {
  if (what === 'images a day')
    return `${ofKey ? 'This key has used up its' : 'You have used up your'} ${imagesText(most)} for a day.`
  if (what === 'images at a time')
    return `${ofKey ? 'This key' : 'You'} can have ${imagesText(most)} waiting at a time. Try again when some are done.`
  if (what === 'uploads') return `You have sent ${most} pictures that nothing was begun with. Use some, or delete them.`
  if (what === 'upload bytes')
    return `The pictures that you have sent and not used take up ${megabytes(most)} MB. Use some, or delete them.`
  return left > 0
    ? `This file takes ${megabytes(wanted, Math.ceil)} MB, and ${megabytes(left)} MB of your ${megabytes(most)} MB are left. Delete some images for good.`
    : `Your images take up all of your ${megabytes(most)} MB. Delete some for good.`
}

const dayText = (day: Date) =>
  day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

const imagesText = (count: number) => (count === 1 ? '1 image' : `${count} images`)

/** Rounded against whoever asks: what is said to be left is left. */
const megabytes = (bytes: number, round = Math.floor) => round(bytes / 100_000) / 10

const summary = (errors: readonly FieldError[]) =>
  errors.length === 1 && errors[0]
    ? `${errors[0].path} ${errors[0].message}.`
    : `${errors.length} parts of the request were refused.`
