// A loopback proxy that adds the API key, for clients that can't.
import http from 'node:http';

export function startWithKey(url, key) {
  const target = new URL(url);
  const proxy = http.createServer((request, response) => {
    const forwarded = http.request(
      { host: target.hostname, port: target.port, method: request.method, path: request.url, headers: { ...request.headers, 'x-api-key': key } },
      answer => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      });
    forwarded.on('error', () => response.destroy());
    response.on('close', () => forwarded.destroy());
    request.pipe(forwarded);
  });

  return new Promise(started => proxy.listen(0, '127.0.0.1', () => started({
    url: `http://localhost:${proxy.address().port}${target.pathname}`,
    close: () => { proxy.close(); proxy.closeAllConnections(); },
  })));
}
