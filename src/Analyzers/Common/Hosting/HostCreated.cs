namespace Seaworthy.Common.Hosting;

/// <summary>Types whose instances a host creates, so that their constructors may ask for whatever the host has.</summary>
internal static class HostCreated
{
    /// <summary>What the host calls the type by; null when it knows nothing of it.</summary>
    public static string? NameOf(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            switch (current.Name)
            {
                case "ControllerBase" when current.ContainingNamespace.Is("Microsoft.AspNetCore.Mvc"): return "this controller";
                case "Hub" when current.ContainingNamespace.Is("Microsoft.AspNetCore.SignalR"): return "this hub";
                case "PageModel" when current.ContainingNamespace.Is("Microsoft.AspNetCore.Mvc.RazorPages"): return "this page";
            }
        }

        foreach (var contract in type.AllInterfaces)
        {
            switch (contract.Name)
            {
                case "IHostedService" when contract.ContainingNamespace.Is("Microsoft.Extensions.Hosting"): return "this hosted service";
                case "IMiddleware" when contract.ContainingNamespace.Is("Microsoft.AspNetCore.Http"): return "this middleware";
                case "IJob" when contract.ContainingNamespace.Is("Quartz"): return "this job";
                case "IConsumer" when contract.ContainingNamespace.Is("MassTransit"): return "this consumer";
            }
        }

        return null;
    }
}
