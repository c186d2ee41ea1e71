using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderService;

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.ClearProviders();
builder.Logging.AddJsonConsole(console => console.IncludeScopes = true);
builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
builder.Services.AddSingleton(new BankSettings(builder.Configuration["Bank:ApiKey"] ?? "sk_live_51HT7q"));
builder.Services.AddSingleton<PaymentGateway>();
builder.Services.AddSingleton<Confirmations>();
builder.Services.AddSingleton<Warehouse>();
builder.Services.AddSingleton<Checkout>();
builder.Services.AddHostedService<OrderWorker>();
await builder.Build().RunAsync();
