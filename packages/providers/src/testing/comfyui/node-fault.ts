import type { OwnFault } from './faults.ts'

/** How a node fails, in the words that ComfyUI passes on. */
export const NODE_FAULTS: Readonly<Partial<Record<OwnFault, { exception_type: string; exception_message: string }>>> = {
  'out-of-memory': {
    exception_type: 'torch.OutOfMemoryError',
    exception_message:
      'Allocation on device 0 would exceed allowed memory. (out of memory)\nCurrently allocated: 7.22 GiB',
  },
  'node-failed': { exception_type: 'ValueError', exception_message: 'too many values to unpack (expected 2)' },
  mismatch: {
    exception_type: 'RuntimeError',
    exception_message: 'mat1 and mat2 shapes cannot be multiplied (154x2048 and 768x320)',
  },
  'file-missing': {
    exception_type: 'FileNotFoundError',
    exception_message: "[Errno 2] No such file or directory: '/models/vae/secret-name.safetensors'",
  },
}
