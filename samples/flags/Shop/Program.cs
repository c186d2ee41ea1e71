using FlagShop;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.FeatureManagement;

var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.AddFeatureManagement();
builder.Services.AddSingleton<IVariations, ConfiguredVariations>();
builder.Services.AddSingleton<Rebates>();
builder.Services.AddSingleton<Checkout>();
builder.Services.AddSingleton<Delivery>();
builder.Services.AddSingleton<Export>();
builder.Services.AddSingleton<Page>();
using var shop = builder.Build();

Order[] orders = [new(1, 19.99m, 1, IsUrgent: true), new(2, 4.5m, 12, IsUrgent: false), new(3, 0, 1, IsUrgent: false)];
Console.WriteLine($"The shop looks like {shop.Services.GetRequiredService<Page>().Stylesheet} and {shop.Services.GetRequiredService<Page>().Logo}.");
foreach (var order in orders)
{
    var paid = await shop.Services.GetRequiredService<Checkout>().PayAsync(order);
    Console.WriteLine($"Order {order.Number}: {paid:0.00} paid, comes {await shop.Services.GetRequiredService<Delivery>().PromiseAsync(order)}.");
}

foreach (var line in await shop.Services.GetRequiredService<Export>().WriteAsync(orders))
    Console.WriteLine($"Exported {line}");
