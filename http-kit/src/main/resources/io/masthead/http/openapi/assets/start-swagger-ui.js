// Relative to this script, whatever prefix a proxy adds.
const description = new URL("../../openapi.json", document.currentScript.src).href;

// Requests go to the service that the page comes from.
const ownServer = () => ({
  statePlugins: {
    spec: {
      wrapActions: {
        updateJsonSpec: update => api => update({ ...api, servers: api.servers.filter(({ variables }) => !variables) }),
      },
    },
  },
});

SwaggerUIBundle({ url: description, dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null, plugins: [ownServer] });
