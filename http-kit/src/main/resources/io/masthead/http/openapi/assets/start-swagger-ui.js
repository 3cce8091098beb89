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

SwaggerUIBundle({ url: "/openapi.json", dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null, plugins: [ownServer] });
