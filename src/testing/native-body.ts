/**
 * A form of the page as one that `Request` takes. Under jsdom the page's FormData and File are jsdom's own, and Node's
 * Request would send "[object FormData]"; elsewhere it is handed on as it is.
 */
export async function nativeBody(body: BodyInit | null | undefined): Promise<BodyInit | null | undefined> {
  if (typeof FormData !== 'function' || !(body instanceof FormData)) return body;
  const native = await new Response(new URLSearchParams()).formData();
  if (native instanceof FormData) return body;
  const form = native as FormData;
  for (const [name, value] of body) {
    if (typeof value === 'string') form.set(name, value);
    else form.set(name, await new Response(await value.arrayBuffer(), { headers: { 'content-type': value.type } }).blob(), value.name);
  }
  return form;
}
