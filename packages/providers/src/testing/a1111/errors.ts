import { type Exchange, sendJson } from '../upstream/exchange.ts'
import type { Flavour } from './flavours.ts'

/** What goes wrong inside these servers, in their own words. */
const SAID = {
  'out-of-memory': [
    500,
    'OutOfMemoryError',
    'CUDA out of memory. Tried to allocate 20.00 GiB. GPU 0 has a total capacity of 7.79 GiB.',
  ],
  'out-of-memory-mps': [500, 'RuntimeError', 'MPS backend out of memory (MPS allocated: 17.98 GB)'],
  'unknown-model': [500, 'RuntimeError', "model 'gone.safetensors' not found"],
  'unknown-sampler': [404, 'HTTPException', 'Sampler not found'],
  'unknown-upscaler': [500, 'AssertionError', 'could not find upscaler named R-ESRGAN 4x+'],
  nan: [500, 'NansException', 'A tensor with all NaNs was produced in Unet. Use --disable-nan-check to disable.'],
  'no-text-encoder': [500, 'AssertionError', 'You do not have CLIP state dict!'],
  'bad-picture': [500, 'HTTPException', 'Invalid encoded image'],
} as const satisfies Record<string, readonly [number, string, string]>
type Said = keyof typeof SAID

export const SAID_FAULTS = Object.keys(SAID) as Said[]

/** An exception as FastAPI's handler in these servers writes it: those for HTTP have their words in `detail`. */
export const sendException = (exchange: Exchange, status: number, error: string, text: string) => {
  const isHttp = error === 'HTTPException'
  sendJson(exchange, status, { error, detail: isHttp ? text : '', body: '', errors: isHttp ? '' : text })
}

export const saySaid = (exchange: Exchange, name: Said) => {
  const [status, error, text] = SAID[name]
  sendException(exchange, status, error, text)
}

/** FastAPI's own words for a route that is not there. */
export const sendNoRoute = (exchange: Exchange) => sendJson(exchange, 404, { detail: 'Not Found' })

/** KoboldCpp does one thing at a time and says so. */
export const sendBusy = (exchange: Exchange, flavour: Flavour) =>
  flavour === 'koboldcpp'
    ? sendJson(exchange, 503, {
        detail: { msg: 'Server is busy; please try again later.', type: 'service_unavailable' },
      })
    : sendJson(exchange, 429, { error: 'queue is full' })
