namespace Seaworthy.Common.Hosting;

/// <summary>Types that a generic host starts and stops.</summary>
internal static class HostedService
{
    private const string Hosting = "Microsoft.Extensions.Hosting";

    /// <param name="additional">Full names of further base types and interfaces whose implementations run for as long as their host does.</param>
    public static bool IsHosted(INamedTypeSymbol type, ImmutableArray<string> additional = default)
    {
        foreach (var contract in type.AllInterfaces)
        {
            if (contract.Is(Hosting, "IHostedService") || IsNamed(contract, additional))
                return true;
        }

        for (var @base = type.BaseType; @base is not null && !additional.IsDefaultOrEmpty; @base = @base.BaseType)
        {
            if (IsNamed(@base, additional))
                return true;
        }

        return false;
    }

    public static bool IsBackgroundService(INamedTypeSymbol type) => FindBackgroundService(type) is not null;

    /// <summary>The major version of the hosting library that declares the type's base class; null where it derives from none.</summary>
    /// <remarks>Before 10 a host runs <c>ExecuteAsync</c> up to its first await while it starts; from 11 on it waits for it when it stops.</remarks>
    public static int? FindHostingVersion(INamedTypeSymbol type) => FindBackgroundService(type)?.ContainingAssembly.Identity.Version.Major;

    /// <summary>Whether the host starts <c>ExecuteAsync</c> on its own thread, so that it blocks the start up to its first await.</summary>
    public static bool IsExecutedInline(INamedTypeSymbol type) => FindHostingVersion(type) < 10;

    /// <summary>Whether the host waits for <c>ExecuteAsync</c> itself when it stops, even if nobody has told it to end.</summary>
    public static bool IsAwaitedByHost(INamedTypeSymbol type) => FindHostingVersion(type) >= 11;

    /// <summary>The most derived <c>ExecuteAsync</c> that the project has for the type; null where there is none below <c>BackgroundService</c>, or an abstract one.</summary>
    public static IMethodSymbol? FindExecution(INamedTypeSymbol type)
    {
        for (var @base = type; @base is not null && !@base.Is(Hosting, "BackgroundService"); @base = @base.BaseType)
        {
            foreach (var member in @base.GetMembers("ExecuteAsync"))
            {
                if (member is IMethodSymbol { IsOverride: true, Parameters.Length: 1 } execution)
                    return execution.IsAbstract ? null : execution;
            }
        }

        return null;
    }

    public static bool DeclaresBackgroundService(IMethodSymbol method) => method.ContainingType.Is(Hosting, "BackgroundService");

    private static INamedTypeSymbol? FindBackgroundService(INamedTypeSymbol type)
    {
        for (var @base = type; @base is not null; @base = @base.BaseType)
        {
            if (@base.Is(Hosting, "BackgroundService"))
                return @base;
        }

        return null;
    }

    private static bool IsNamed(INamedTypeSymbol type, ImmutableArray<string> names)
    {
        if (names.IsDefaultOrEmpty)
            return false;

        foreach (var name in names)
        {
            var dot = name.LastIndexOf('.');
            if (type.Name == name.Substring(dot + 1) && (dot < 0 || type.ContainingNamespace.Is(name.Substring(0, dot))))
                return true;
        }

        return false;
    }
}
