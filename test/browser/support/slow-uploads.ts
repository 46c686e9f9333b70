import { cdp } from 'vitest/browser';

/** A loopback takes 19 MB between two events of progress: from now on the page sends no faster than this. */
export const slowUploads = (bytesPerSecond: number): Promise<void> => emulate({ uploadThroughput: bytesPerSecond });

export const fastUploads = (): Promise<void> => emulate({});

async function emulate(conditions: { uploadThroughput?: number }): Promise<void> {
  await cdp().send('Network.enable');
  await cdp().send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
    ...conditions,
  });
}
