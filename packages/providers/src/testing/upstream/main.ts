import { parseArgs } from 'node:util'
import { FAULTS, startUpstream } from './index.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    latency: { type: 'string' },
    token: { type: 'string' },
    fast: { type: 'boolean' },
  },
})

const upstream = await startUpstream({
  port: Number(values.port ?? 0),
  latencyMs: Number(values.latency ?? 1500),
  fast: values.fast ?? false,
  pollsUntilDone: 3,
  ...(values.token === undefined ? {} : { token: values.token }),
})

process.stdout.write(`A stand-in for Hugging Face. Start the studio with

  HF_ROUTER_URL=${upstream.routerUrl} HF_HUB_URL=${upstream.hubUrl} ALLOW_PRIVATE_NETWORK=true HF_TOKEN=${values.token ?? 'hf_anything'} npm start

An endpoint of one's own: ${upstream.endpointUrl}
A prompt may ask for a fault, e.g. [[fault:loading]], [[fault:hang@file]], [[fault:rate-limited:30]] (seconds), [[fault:server-error*2]] (times):
${FAULTS.join(', ')}
`)

const stop = () => {
  upstream.close().then(
    () => process.exit(0),
    () => process.exit(1),
  )
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
