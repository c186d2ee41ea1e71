namespace Seaworthy.Logging.Outputs;

/// <summary>Whether what a project writes to the console is its product, or should have been a log.</summary>
/// <param name="HasHost">Whether it is made to run under a host, where nobody watches the console.</param>
internal sealed record OutputProject(bool HasHost)
{
    /// <summary>Null for tools that people run at a prompt.</summary>
    public static OutputProject? Find(Compilation compilation)
    {
        var hasHost = false;
        var knowsHost = false;
        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            if (CommandLineTool.IsLibrary(reference.Name))
                return null;

            hasHost |= reference.Name is "Microsoft.Extensions.Hosting" || reference.Name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal);
            knowsHost |= reference.Name is "Microsoft.Extensions.Hosting.Abstractions" or "Topshelf" or "Microsoft.Azure.WebJobs"
                || reference.Name.StartsWith("Microsoft.Azure.Functions.", StringComparison.Ordinal);
        }

        var isProgram = compilation.Options.OutputKind is OutputKind.ConsoleApplication;
        return isProgram && !hasHost && !knowsHost ? null : new OutputProject(hasHost);
    }
}
