import { type Exchange, sendJson } from '../upstream/exchange.ts'
import { type HttpFault, httpFaults, isHttpFault } from '../upstream/http-faults.ts'

type Answers = Readonly<Record<string, readonly [status: number, body: object]>>

/** What a protocol says instead of a picture, by names of its own, beside the faults that every exchange can meet with. */
export const createAnswerFaults = <A extends Answers>(answers: A) => {
  const isAnswer = (name: string): name is keyof A & string => Object.hasOwn(answers, name)
  return {
    isAnswer,
    /** Answers by the fault, where it is one of the whole exchange. `seconds` is the wait that it asks for. */
    strike: (exchange: Exchange, name: string, seconds: number | undefined): name is HttpFault | (keyof A & string) => {
      if (isHttpFault(name)) {
        httpFaults[name](exchange, { seconds })
        return true
      }
      const answer = answers[name]
      if (!answer) return false
      sendJson(exchange, answer[0], answer[1], seconds === undefined ? {} : { 'retry-after': String(seconds) })
      return true
    },
  }
}
