import { describeEndpointInput, findPathParts, REST_ENDPOINTS, type RestEndpoint } from './rest-endpoints.ts';

/** The REST API as an OpenAPI 3.1 document, made of the schemas by which the engine checks every input. */
export function describeRestApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of REST_ENDPOINTS) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: describeOperation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Silver Fox Order Processing',
      version,
      description:
        'Reads inventory, orders and VIN logs; starts imports and orders. On this computer only. Answers are those of the command line with --json.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Success: { type: 'object', properties: { ok: { const: true } }, required: ['ok'] },
        Failure: {
          type: 'object',
          properties: {
            ok: { const: false },
            problem: {
              type: 'object',
              properties: { code: { type: 'string' }, message: { type: 'string' }, details: { type: 'object' } },
              required: ['code', 'message'],
            },
          },
          required: ['ok', 'problem'],
        },
      },
    },
  };
}

function describeOperation(endpoint: RestEndpoint): object {
  const input = describeEndpointInput(endpoint);
  const inPath = findPathParts(endpoint);
  const isInBody = endpoint.method === 'post' && !endpoint.takesFile;
  const parameters = Object.entries(input.properties).flatMap(([name, schema]) => {
    if (inPath.includes(name)) return [{ name, in: 'path', required: true, schema }];
    return isInBody ? [] : [{ name, in: 'query', required: input.required.includes(name), schema }];
  });
  return {
    operationId: endpoint.call,
    summary: endpoint.summary,
    parameters: endpoint.takesFile ? [...parameters, FILE_NAME] : parameters,
    ...(isInBody && { requestBody: { required: true, content: { 'application/json': { schema: input } } } }),
    ...(endpoint.takesFile && {
      requestBody: { required: true, content: { 'text/csv': { schema: { type: 'string' } } } },
    }),
    responses: {
      200: describeAnswer('Done', 'Success'),
      400: describeAnswer('Refused: the problem says why and what to do', 'Failure'),
      401: { description: 'Without the key' },
      404: describeAnswer('There is no such dealership or order', 'Failure'),
      409: describeAnswer('It asks first: send it again with yes', 'Failure'),
      413: { description: 'The body is too large' },
      500: describeAnswer('Something that was not foreseen; nothing was changed', 'Failure'),
    },
  };
}

const FILE_NAME = { name: 'file', in: 'query', required: false, schema: { type: 'string' } };

function describeAnswer(description: string, schema: string): object {
  return { description, content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } } };
}
