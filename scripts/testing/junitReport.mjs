/**
 * Reads a JUnit XML report as pytest writes it.
 * @param {string} xml
 * @returns {import('./results.mjs').Result}
 */
export function parseJunitReport(xml) {
  if (!xml.includes('<testsuite')) throw new Error('not a JUnit report');
  const result = { passed: 0, failures: [], skips: [] };
  for (const [, attributes, , body = ''] of xml.matchAll(
    /<testcase\s([^>]*?)(\/>|>([\s\S]*?)<\/testcase>)/g,
  )) {
    addCase(result, nameOf(attributes), xmlBody(body));
  }
  return result;
}

function addCase(result, name, body) {
  const outcome = /<(failure|error|skipped)\b([^>]*)>/.exec(body);
  if (!outcome) {
    result.passed += 1;
    return;
  }
  const message = attribute(outcome[2], 'message');
  if (outcome[1] === 'skipped')
    result.skips.push({ name, reason: message || 'no reason given in the test' });
  else result.failures.push(`${name}: ${message.split('\n')[0]}`);
}

/** What tests print may look like XML; it never decides. */
function xmlBody(body) {
  return body.replace(/<system-(out|err)>[\s\S]*?<\/system-\1>/g, '');
}

function nameOf(attributes) {
  return [attribute(attributes, 'classname'), attribute(attributes, 'name')]
    .filter(Boolean)
    .join('::');
}

function attribute(text, name) {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(text)?.[1] ?? '';
  return unescapeXml(value);
}

function unescapeXml(text) {
  return text
    .replace(/&#(?:10|xA|x0A);/gi, '\n')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
