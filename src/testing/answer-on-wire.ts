import { fillIn } from './account.js';
import { chatInTwoHundred, dressFailure, failureFrame } from './dress-failure.js';
import type { Answer, Call, Dialect, Failure, PlayedProvider } from './endpoint.js';
import type { Place } from './endpoints.js';
import type { Scenario, Strike } from './scenario.js';
import { faults, firstHalf, jsonWire, streamWire } from './wire.js';
import type { Wire } from './wire.js';

interface Asked extends Place {
  readonly method: string;
  readonly path: string;
  readonly authorized: boolean;
  readonly strike: Strike | null;
}

/** The answer to a request as it goes out, with what goes wrong in it; null: there is none, the network failed. */
export async function answerOnWire(asked: Asked, call: Call): Promise<Wire | null> {
  const scenario = asked.strike?.scenario;
  if (scenario?.fault === 'offline') return null;
  if (scenario?.fault) return faults[scenario.fault](await honest(asked, call));
  if (!asked.endpoint || !scenario) return honest(asked, call);

  const { dialect } = asked.endpoint;
  const failure = { code: scenario.code, status: scenario.status, message: fillIn(scenario.template, call.account, call.now) };
  if (asked.strike?.inStream) {
    const wire = await honest(asked, call);
    if (wire.whole !== undefined) return { ...wire, chunks: [...firstHalf(wire), failureFrame(dialect, failure, call.requestId)] };
  }
  return failed(failure, dialect, call.requestId, scenario);
}

/** What the provider would say if nothing but the request itself could be wrong. */
async function honest(asked: Asked, call: Call): Promise<Wire> {
  if (!asked.endpoint) return noSuchPath[asked.provider](asked.method, asked.path);
  const { dialect } = asked.endpoint;
  if (!asked.authorized && asked.endpoint.access !== 'open') return failed(noKey[asked.provider], dialect, call.requestId);
  return onWire(await asked.endpoint.answer(call), dialect, call.requestId);
}

function onWire(answer: Answer, dialect: Dialect, requestId: string): Wire {
  switch (answer.type) {
    case 'json':
      return jsonWire(200, answer.body);
    case 'text':
      return { status: 200, contentType: 'text/plain; charset=utf-8', chunks: [answer.body] };
    case 'file':
      return { ...answer, chunks: [answer.body] };
    case 'stream':
      return streamWire(answer.frames, answer.whole);
    case 'failure':
      return failed(answer.failure, dialect, requestId);
  }
}

function failed(failure: Failure, dialect: Dialect, requestId: string, scenario?: Scenario): Wire {
  const { status, body } = scenario?.native ? chatInTwoHundred(failure, requestId) : dressFailure[dialect](failure, requestId);
  return jsonWire(status, body);
}

const kimiNoKey: Failure = { code: 'invalid_authentication_error', status: 401, message: 'Invalid Authentication' };

const noKey: Readonly<Record<PlayedProvider, Failure>> = {
  kimi: kimiNoKey,
  'kimi-code': kimiNoKey,
  minimax: {
    code: '1004',
    status: 401,
    message: "login fail: Please carry the API secret key in the 'Authorization' field of the request header",
  },
};

const kimiNoSuchPath = (method: string, url: string): Wire =>
  jsonWire(404, { code: 5, error: 'url.not_found', message: '没找到对象', method, scode: '0x5', status: false, url });

const noSuchPath: Readonly<Record<PlayedProvider, (method: string, path: string) => Wire>> = {
  kimi: kimiNoSuchPath,
  'kimi-code': kimiNoSuchPath,
  minimax: () => ({ status: 404, contentType: 'text/plain', chunks: ['404 page not found'] }),
};
