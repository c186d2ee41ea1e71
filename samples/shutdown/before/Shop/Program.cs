using OrderShop;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
builder.Services.AddSingleton<Carrier>();
builder.Services.AddSingleton<Mails>();
builder.Services.AddSingleton<Packing>();
builder.Services.AddSingleton<WorkQueue>();
builder.Services.AddHostedService<Baskets>();
builder.Services.AddHostedService(services => services.GetRequiredService<WorkQueue>());
builder.Services.AddHostedService<PriceFeed>();
builder.Services.AddHostedService<ExchangeRates>();
builder.Services.AddHostedService<Parcels>();

await using var app = builder.Build();
app.MapGet("/orders", OrderStream.WriteAsync);
app.MapCheckout();
await app.RunAsync();
