namespace Seaworthy.Common.Options;

/// <summary>Tells test projects apart: the rules leave them alone unless a family's <c>include_tests</c> says otherwise.</summary>
internal static class TestProjects
{
    /// <param name="global">The options of the whole compilation, which carry the MSBuild properties.</param>
    public static bool IsTestProject(Compilation compilation, AnalyzerConfigOptions global) =>
        (global.TryGetValue("build_property.IsTestProject", out var text) && bool.TryParse(text, out var declared) && declared)
        || ReferencesTestFramework(compilation);

    private static bool ReferencesTestFramework(Compilation compilation)
    {
        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            if (reference.Name is "xunit.core" or "xunit.v3.core" or "nunit.framework" or "TUnit.Core"
                or "Microsoft.VisualStudio.TestPlatform.TestFramework" or "MSTest.TestFramework")
            {
                return true;
            }
        }

        return false;
    }
}
