import { describe, expect, it } from 'vitest';
import { readStandIns } from '../../main/engine/read-stand-ins.ts';

const NAMED = '{"hosts":{"www.dealer.example":"http://127.0.0.1:4711"},"gap":5}';

describe('servers that stand in for websites', () => {
  it('are named by a test', () => {
    expect(readStandIns({ SILVER_FOX_STAND_INS: NAMED }, false)).toEqual({ standIns: JSON.parse(NAMED) });
    expect(readStandIns({}, false)).toEqual({});
  });

  it('are refused by an installed application', () => {
    expect(readStandIns({ SILVER_FOX_STAND_INS: NAMED }, true)).toEqual({});
  });

  it.each(['http://192.168.0.1:80', 'http://localhost:80', 'https://evil.example'])('are never at %s', (origin) => {
    const named = JSON.stringify({ hosts: { 'www.dealer.example': origin } });
    expect(() => readStandIns({ SILVER_FOX_STAND_INS: named }, false)).toThrow();
  });
});
