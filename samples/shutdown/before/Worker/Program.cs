using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderWorker;

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
builder.Services.AddSingleton<Partner>();
builder.Services.AddSingleton<Ledger>();
builder.Services.AddSingleton<CloudMetadata>();
builder.Services.AddSingleton<MailServer>();

// A host stops its services in reverse order: what is to have the last word comes first.
builder.Services.AddHostedService<Stock>();
builder.Services.AddHostedService<Mailer>();
builder.Services.AddHostedService<Importer>();
builder.Services.AddHostedService<InvoiceRun>();
builder.Services.AddHostedService<InterruptionMonitor>();
await builder.Build().RunAsync();
