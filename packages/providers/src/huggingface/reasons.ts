import type { ProviderErrorCode } from '../port/errors.ts'

/**
 * What upstreams say of money and limits. They say it with whatever status, 200 included, so the words decide and not the
 * status. Seen at: fal ("User is locked. Reason: Exhausted balance", 403), Novita ("not enough balance", 403), Z.ai
 * ("Insufficient balance or no resource package", 429), Replicate ("You have insufficient credit", 402), Together ("Credit
 * limit exceeded", 402), the router ("Pay-as-you go is not enabled for provider fal-ai yet", 402).
 */
const PAY_AS_YOU_GO = /pay[- ]as[- ]you[- ]go\b.{0,60}\b(not|isn't|disabled|unavailable)\b/is
const OF_PROVIDER = /\bfor (the )?(inference )?provider\b/i
/** The user's own account at Hugging Face, which all providers are paid from. */
const INCLUDED_CREDITS =
  /included credits|pre-?paid credits|\bmonthly\b.{0,40}\bcredits\b|\bsubscribe to pro\b.{0,60}\bcredits/is
const HUGGING_FACE = /hugging ?face|inference providers|\bhf\.co\b/i
/**
 * Of money and nothing else: a prompt that is quoted may have a recharge station or an overdue library book in it. What may
 * be repeated has a bound everywhere, since the text is somebody else's.
 */
const MONEY = [
  /\b(exhausted|insufficient|not[ _](have[ _])?enough|no remaining|depleted)[ _]{1,3}(\w{1,20} )?(balance|credits?|funds)\b/i,
  /\b(account|wallet|your|credit) (balance|credits?|funds)\b.{0,30}\b(negative|empty|zero|low)\b/is,
  /\b(account|wallet|you)\b.{0,30}\b(low|zero|negative) balance\b|\b(low|zero|negative) (account|wallet|credit) balance\b/is,
  /\b(balance|credits?|funds)\b.{0,30}\b(exhausted|insufficient|not enough|used up|depleted|too low|run out)\b/is,
  /\b(run )?out of (credits?|funds|balance)\b|\b(credit|billing( hard)?) limit\b/i,
  /\b(no|valid|add|update|missing|need) .{0,10}payment method\b|\bpayment method\b.{0,20}\b(declined|required|missing|failed)\b/i,
  /\b(please|reason:|to continue,?) (top[- _]?up|recharge)\b|\b(top[- _]?up|recharge) (your|the) (account|balance|credits?|wallet)\b/i,
  /\b(invoice|payment|bill|account)s?\b.{0,20}\b(overdue|in arrears)\b|\boverdue (invoice|payment|bill)s?\b/is,
  /余额不足/,
]
const LOCKED =
  /\b(user|account|organi[sz]ation|team)\b( \w+)? (is|was|has been) (locked|suspended|disabled|blocked|banned)\b/i
const LONG_LIMIT =
  /\b(dai|week|month|year)ly\b.{0,60}\b(limits?|quota|allowance|usage|requests|generations)\b|\b(limits?|quota|allowance|usage|requests)\b.{0,60}\b((dai|week|month|year)ly|(per|this|for the|a|each) (day|week|month|year))\b/is

/** Statuses under which such words are about something else: a parameter, an address, a size. */
const OTHER_MATTERS: ReadonlySet<number> = new Set([404, 410, 413, 422])

export interface Saying {
  readonly status: number
  readonly words: string
  /** Does the account of Hugging Face pay for what this upstream does itself? */
  readonly isHuggingFace: boolean
  /** The wait that the upstream names, in milliseconds. */
  readonly hintMs: number | undefined
}

/** A wait that somebody may sit out. A limit with a longer one does not pass by itself. */
const SITS_OUT_MS = 60 * 60 * 1000

const ofMoney = (words: string, isHuggingFace: boolean): ProviderErrorCode | undefined => {
  if (PAY_AS_YOU_GO.test(words)) return OF_PROVIDER.test(words) ? 'provider.pay_as_you_go' : 'provider.credits'
  if (INCLUDED_CREDITS.test(words)) return 'provider.credits'
  if (!MONEY.some(saying => saying.test(words))) return undefined
  return isHuggingFace || HUGGING_FACE.test(words) ? 'provider.credits' : 'provider.balance'
}

/** Does an upstream say that this account pays for nothing beyond what is included? */
export const saysNoPayAsYouGo = (words: string): boolean => PAY_AS_YOU_GO.test(words)

/** Of a lock: the account at Hugging Face is the one that the token is of, and all providers are called by it. */
const ofLock = ({ status, words }: Saying): ProviderErrorCode =>
  status === 401 || HUGGING_FACE.test(words) ? 'provider.auth' : 'provider.account_locked'

/** The code where an answer is about an account or a limit that waiting a little does not change. */
export const reasonOfAccount = (saying: Saying): ProviderErrorCode | undefined => {
  const { status, words, isHuggingFace, hintMs } = saying
  if (OTHER_MATTERS.has(status)) return undefined
  const passes = hintMs !== undefined && hintMs <= SITS_OUT_MS
  const money = status === 429 && passes ? undefined : ofMoney(words, isHuggingFace)
  if (money) return money
  if (LOCKED.test(words)) return ofLock(saying)
  return !passes && [200, 402, 403, 429].includes(status) && LONG_LIMIT.test(words) ? 'provider.quota' : undefined
}

/**
 * An id may stand between the two halves, and nothing else: "Bad request: model not found" is about a model. All that may be
 * repeated has a bound, and no two parts that follow each other match the same text.
 */
const TASK_LOST =
  /\b(?:(?:task|job|prediction)(?:[ _]?id)?(?:[\s:'"#]{0,5}[\w-]{1,80})?|(?<!bad )request(?:[ _]?id[\s:'"#]{0,5}[\w-]{1,80})?)[\s:'"]{1,5}(?:was |is |could |can |has |does )?(?:not (?:be )?(?:found|exist)|unknown|expired)\b|\b(?:unknown|no such) (?:task|job|prediction)\b|\btask_not_found\b/i

/** Does an upstream say that it does not know the job that it was asked about? */
export const saysTaskLost = (words: string): boolean => TASK_LOST.test(words)
