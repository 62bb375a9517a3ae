import { describeFaults, meeting } from '../testing/conformance/faults.ts'
import { imageRequest, MODEL_OF, openHuggingFace } from '../testing/huggingface.ts'
import type { Fault, FaultPoint } from '../testing/upstream/index.ts'

type StandIn = Awaited<ReturnType<typeof openHuggingFace>>['standIn']

const at = (point: FaultPoint) =>
  meeting<StandIn, Fault>((standIn, name) => {
    standIn.fault(name, { at: point, times: 99 })
  })
const [meets, meetsAtPoll, meetsAtFile] = [at('call'), at('poll'), at('file')]

describeFaults('Hugging Face', {
  open: async isSilent => {
    const deadlines = { callTimeoutMs: 1000, bodyTimeoutMs: 800, pollCallTimeoutMs: 1000, downloadTimeoutMs: 1000 }
    const subject = await openHuggingFace(isSilent ? deadlines : {})
    return {
      ...subject,
      request: imageRequest({ model: MODEL_OF['fal-ai'] }),
      made: subject.standIn.made,
      mend: subject.standIn.clearFaults,
    }
  },
  meetings: {
    'a slow answer': meets('slow-drip', 'provider.timeout'),
    'no answer': meets('hang', 'provider.timeout'),
    'a connection that is reset in mid-body': meets('reset-mid-body', 'provider.unavailable'),
    'an answer of the wrong type': meets('json', 'provider.failed'),
    'a truncated picture': meets('truncated', 'picture'),
    'a web page': meets('maintenance', 'provider.bad_output'),
    401: meets('unauthorized', 'provider.auth'),
    402: meets('no-credits', 'provider.credits'),
    403: meets('no-permission', 'provider.permission'),
    404: meets('not-found', 'provider.model_gone'),
    413: meets('body-too-large', 'provider.bad_request'),
    422: meets('bad-parameter', 'provider.bad_request'),
    '429 with a time': meets('rate-limited', 'provider.rate_limited'),
    '429 without a time': meets('rate-limited-bare', 'provider.rate_limited'),
    500: meets('server-error', 'provider.unavailable'),
    503: meets('too-busy', 'provider.unavailable'),
    'a lack of memory': meets('out-of-memory', 'provider.out_of_memory'),
    'an unknown model': meets('not-supported', 'provider.model_gone'),
    'an unknown sampler': 'Its providers choose the sampler themselves.',
    'a full queue': meets('too-busy', 'provider.unavailable'),
    'a WebSocket that is lost and comes back': 'Its queues are asked, and have none.',
    'a result that is gone': meetsAtFile('not-found', 'provider.bad_output'),
    'previews that are none': 'It shows none.',
    'a picture that was done while nobody listened': {
      ends: 'picture',
      strike: standIn => {
        standIn.set({ pollsUntilDone: 0 })
        standIn.fault('too-busy', { at: 'poll', times: 3 })
      },
    },
    'a restart in mid-job': meetsAtPoll('task-not-found', 'provider.task_lost'),
  },
})
