namespace Seaworthy.CodeFixes.Flags.Tests;

/// <summary>Recognises methods that are tests, by the names of their attributes.</summary>
internal static class TestMethod
{
    private static readonly string[] Attributes = ["Fact", "Theory", "Test", "TestCase", "TestCaseSource", "TestMethod"];

    public static MethodDeclarationSyntax? Find(SyntaxNode node) =>
        node.Ancestors().OfType<MethodDeclarationSyntax>().FirstOrDefault() is { } method && method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => IsTest(NameOf(attribute))) ? method : null;

    /// <summary>The name of an attribute without what may be left out of it.</summary>
    public static string NameOf(AttributeSyntax attribute)
    {
        var name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }

    /// <summary>Such as <c>[SkippableFact]</c>, which some library derives.</summary>
    private static bool IsTest(string name) => Attributes.Any(known => name.EndsWith(known, StringComparison.Ordinal));
}
