import { startNamed, workflowNamed } from './stand-ins.ts'

const args = process.argv.slice(2)

const serve = async () => {
  const { close, setUp, faults, kind } = await startNamed(args)
  process.stdout.write(`A stand-in for ${kind}. ${setUp}

A prompt may ask for a fault, e.g. [[fault:hang]], [[fault:rate-limited:30]] (seconds), [[fault:server-error*2]] (times):
${faults.join(', ')}
`)
  const stop = () => {
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

const workflow = workflowNamed(args)
if (workflow === undefined) await serve()
else process.stdout.write(`${workflow}\n`)
