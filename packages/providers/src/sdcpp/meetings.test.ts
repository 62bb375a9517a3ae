import { describeFaults, meetingAt } from '../testing/conformance/faults.ts'
import { openSdCpp, sdCppRequest } from '../testing/sdcpp/open.ts'

type StandIn = Awaited<ReturnType<typeof openSdCpp>>['standIn']

const meets = meetingAt<StandIn, Parameters<StandIn['fault']>[0]>()
const LOOK = 'GET /sdcpp/v1/jobs/'

describeFaults('stable-diffusion.cpp', {
  open: async isSilent => {
    const subject = await openSdCpp(isSilent ? { timeoutMs: 1000, pollTimeoutMs: 800 } : {})
    return { ...subject, request: sdCppRequest(), made: subject.standIn.jobs.made, mend: subject.standIn.jobs.clear }
  },
  meetings: {
    'a slow answer': meets('slow-drip', 'provider.timeout'),
    'no answer': meets('hang', 'provider.timeout'),
    'a connection that is reset in mid-body': meets('reset-mid-body', 'provider.unavailable'),
    'an answer of the wrong type': meets('json', 'provider.bad_output'),
    'a truncated picture': meets('truncated', 'picture'),
    'a web page': meets('maintenance', 'provider.bad_output'),
    401: meets('unauthorized', 'provider.auth'),
    402: meets('no-credits', 'provider.balance'),
    403: meets('html-forbidden', 'provider.permission'),
    404: meets('not-found', 'provider.not_configured'),
    413: meets('body-too-large', 'provider.bad_request'),
    422: meets('bad-parameter', 'provider.bad_request'),
    '429 with a time': meets('rate-limited', 'provider.rate_limited'),
    '429 without a time': meets('rate-limited-bare', 'provider.rate_limited'),
    500: meets('server-error', 'provider.failed'),
    503: meets('too-busy', 'provider.unavailable'),
    'a lack of memory': meets('out-of-memory', 'provider.out_of_memory'),
    'an unknown model': 'Its model is the one that it was started with, and no call names one.',
    'an unknown sampler': meets('bad-parameters', 'provider.bad_request'),
    'a full queue': meets('queue-full', 'provider.rate_limited'),
    'a WebSocket that is lost and comes back': 'It is asked how far it is, and has none.',
    'a result that is gone': meets('result-gone', 'picture', LOOK),
    'previews that are none': 'It shows none.',
    'a picture that was done while nobody listened': {
      ends: 'picture',
      strike: standIn => {
        standIn.set({ looksUntilDone: 0 })
        standIn.fault('reset-before-answer', { at: LOOK, times: 3 })
      },
    },
    'a restart in mid-job': meets('restart', 'picture', LOOK),
  },
})
